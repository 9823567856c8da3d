/** Position in a field index below which anything goes. */
export const freePosition = -1;

/** Position of what a contract does not declare; it is in no field index. */
export const undeclaredPosition = -3;
