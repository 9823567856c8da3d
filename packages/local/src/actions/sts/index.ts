import type { ServiceAction } from '../../gateway/service-action.ts';

export const stsActions: readonly ServiceAction[] = [];
