import type { CheckStep } from './check-step.ts';
import { checkFieldReads } from './parts/field-reads.ts';
import { checkGenerated } from './parts/generated.ts';
import { checkOverlaps } from './parts/overlaps.ts';
import { checkRules } from './parts/rules.ts';
import { checkSchemas } from './parts/schemas.ts';
import { checkSubscriptions } from './parts/subscriptions.ts';
import { checkTemplates } from './parts/templates.ts';

/** Every part of `busbar check`, in the order in which it is printed. */
export const checkSteps: readonly CheckStep[] = [
  checkGenerated,
  checkSchemas,
  checkFieldReads,
  checkSubscriptions,
  checkRules,
  checkOverlaps,
  checkTemplates,
];
