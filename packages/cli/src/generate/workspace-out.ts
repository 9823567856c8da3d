/** Where generated code stands in a workspace, seen from its root. */
export const workspaceOut = 'packages/events-schema/src/generated';
