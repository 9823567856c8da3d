import type { CheckFinding } from '@busbar/operations/check';

/** Whether a finding makes a check fail: an error for which nobody answers. */
export function isCounting({ severity, accepted }: CheckFinding): boolean {
  return severity === 'error' && accepted !== true;
}
