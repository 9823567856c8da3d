import type { AccessReport } from '@busbar/local';

/** Shows what each role needed, what it was not granted, and which grants nothing used. */
export function renderAccessReport({ principals, unusedGrants }: AccessReport): string {
  const lines: string[] = [];
  for (const { principal, needed, denied } of principals) {
    lines.push(`${principal} needed:`);
    for (const { resource, actions } of needed) lines.push(`  ${actions.join(', ')} on ${resource}`);
    for (const { action, resource, times } of denied) {
      lines.push(`  NOT GRANTED (${times} times): ${action} on ${resource}`);
    }
  }
  if (unusedGrants.length > 0) lines.push('Grants that nothing used:');
  for (const { principal, policyName, actions, resources } of unusedGrants) {
    lines.push(`  ${principal} ${policyName}: ${actions.join(', ')} on ${resources.join(', ')}`);
  }
  return lines.join('\n');
}
