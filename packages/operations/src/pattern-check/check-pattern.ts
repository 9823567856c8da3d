import {
  type EventPattern,
  lint,
  type PatternBranch,
  type PatternClause,
  type PatternFinding,
  parsePattern,
} from '@busbar/event-pattern';
import type { CheckFinding } from '../check/check-report.ts';
import { commonFindings, type CommonFinding } from './common-findings.ts';
import type { ContractEvent } from './contract-event.ts';
import { describeRouting } from './describe-routing.ts';
import { isForeign, namesForeign } from './is-foreign.ts';
import type { RoutedPattern } from './routed-pattern.ts';

/** Fields that say which contract an event is of, in the order in which they are asked. */
const routingPaths = ['source', 'detail-type', 'detail.metadata.version'];

/** What routing on one field alone is called when nothing has the value. */
const routingCodes: Readonly<Record<string, string>> = {
  source: 'UNKNOWN_SOURCE',
  'detail-type': 'UNKNOWN_DETAIL_TYPE',
  'detail.metadata.version': 'UNKNOWN_VERSION',
};

/**
 * Proves a pattern against the contracts that it can match. A member or a field is wrong when it is wrong for each of them;
 * a pattern for events of others (`aws.s3`) is left alone.
 *
 * @returns findings named `<pattern's name> <code> <path> <member>`.
 *
 * @example
 * ```ts
 * checkPattern({ name: 'audit', pattern: '{"detail-type":["orders.OrderPlaced"],"detail":{"data":{"total":[1]}}}', … }, events);
 * //=> [{ code: 'UNDECLARED_PATH', severity: 'error', name: 'audit UNDECLARED_PATH detail.data.total', … }]
 * ```
 */
export function checkPattern(
  routed: RoutedPattern,
  events: readonly ContractEvent[],
): readonly CheckFinding[] {
  let pattern: EventPattern;
  try {
    pattern = parsePattern(routed.pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [toFinding(routed, { code: 'INVALID_EVENT_PATTERN', severity: 'error', path: '', message })];
  }
  if (events.length === 0) return [];
  const branches = pattern.branches.map((branch) => checkBranch(branch, events));
  const dead = branches.filter(({ isDead }) => isDead).length;
  const findings = branches.flatMap(({ findings: own }) => own);
  const whole = branches.flatMap(({ isDead }, index) => {
    if (!isDead || (dead === branches.length && index > 0)) return [];
    return [wholeFinding(index, branches.length, dead === branches.length)];
  });
  return unique([...findings, ...whole].map((finding) => toFinding(routed, finding)));
}

/** The contracts that events matched by a branch can be of, going by the fields that say which. */
export function contractsOf(
  branch: PatternBranch,
  events: readonly ContractEvent[],
): readonly ContractEvent[] {
  const clauses = branch.clauses.filter(({ path }) => routingPaths.includes(path));
  return clauses.length === 0 ? events : events.filter((event) => !isDead(clauses, event));
}

interface BranchReport {
  readonly findings: readonly FoundInPattern[];
  readonly isDead: boolean;
}

type FoundInPattern = Pick<CheckFinding, 'code' | 'severity' | 'message'> & {
  readonly path: string;
  readonly wanted?: unknown;
};

function checkBranch(branch: PatternBranch, events: readonly ContractEvent[]): BranchReport {
  const alive = contractsOf(branch, events);
  if (alive.length === 0) return checkUnroutable(branch, events);
  const found = commonFindings(branch, alive);
  const nothing = found.some(({ code }) => code === 'MATCHES_NOTHING');
  const parts = found.filter(({ code }) => code !== 'MATCHES_NOTHING');
  // Each contract has its own reason then: that of the newest is told.
  const told =
    nothing && parts.length === 0 ? commonFindings(branch, alive.slice(-1)).filter(isOfPart) : parts;
  const findings = told.flatMap((finding) => judge(finding, branch, alive, events));
  return { findings, isDead: nothing };
}

function isOfPart({ code }: PatternFinding): boolean {
  return code !== 'MATCHES_NOTHING';
}

/** No contract has the source, the detail-type and the version that a branch asks for. */
function checkUnroutable({ clauses }: PatternBranch, events: readonly ContractEvent[]): BranchReport {
  const foreign = isForeign(clauses, events);
  if (foreign === 'aws') return { findings: [], isDead: false };
  if (foreign === 'unknown') {
    const message =
      'Failed to find a contract for the pattern: neither its source nor its detail-type is of one. Leave it if others publish these events.';
    return { findings: [{ code: 'FOREIGN_PATTERN', severity: 'warning', path: '', message }], isDead: false };
  }
  let left = events;
  for (const path of routingPaths) {
    const clause = clauses.find((each) => each.path === path);
    if (clause === undefined) continue;
    const next = left.filter((event) => !isDead([clause], event));
    if (next.length === 0) {
      const found = commonFindings({ clauses: [clause] }, left).filter(isOfPart);
      return { findings: found.map((finding) => toRouting(finding, left)), isDead: true };
    }
    left = next;
  }
  return { findings: [], isDead: true };
}

function judge(
  finding: CommonFinding,
  { clauses }: PatternBranch,
  alive: readonly ContractEvent[],
  events: readonly ContractEvent[],
): readonly FoundInPattern[] {
  if (finding.path in routingCodes && finding.wanted !== undefined) {
    const foreign = namesForeign(finding.path, finding.wanted, clauses, events);
    if (foreign === 'aws') return [];
    const told = toRouting(finding, finding.path === 'detail.metadata.version' ? alive : events);
    return [foreign === 'unknown' ? { ...told, severity: 'warning' } : told];
  }
  if (finding.code !== 'UNDECLARED_PATH') return [finding];
  const clause = clauses.find(({ path }) => path === finding.path);
  const mayBeAbsent = clause?.tests.every(({ accepts }) => accepts.isAbsenceAccepted) === true;
  if (finding.isOpenByWord || mayBeAbsent) return [finding];
  const message = `Failed to find field "${finding.path}" in ${describeContracts(alive)}: none declares it, and publishers refuse what is not declared. Declare it, or correct the path.`;
  return [{ ...finding, severity: 'error', message }];
}

function toRouting(finding: CommonFinding, events: readonly ContractEvent[]): FoundInPattern {
  const code = routingCodes[finding.path];
  if (code === undefined || finding.wanted === undefined) return finding;
  return { ...finding, code, message: describeRouting(finding.path, finding.wanted, events) };
}

function describeContracts(events: readonly ContractEvent[]): string {
  const names = events.map(({ detailType, major }) => `${detailType} v${major}`);
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`
    : names.join(', ');
}

function isDead(clauses: readonly PatternClause[], { schema }: ContractEvent): boolean {
  const found = lint({ text: '', branches: [{ clauses }] }, schema);
  return found.some(({ code }) => code === 'MATCHES_NOTHING');
}

function wholeFinding(index: number, count: number, isAll: boolean): FoundInPattern {
  const path = '';
  return isAll
    ? {
        code: 'MATCHES_NOTHING',
        severity: 'error',
        path,
        message:
          'Failed to find an event that the pattern matches: no contract allows one. EventBridge takes it and delivers nothing; correct the fields that cannot match.',
      }
    : {
        code: 'DEAD_BRANCH',
        severity: 'error',
        path,
        wanted: index + 1,
        message: `Failed to find an event that branch ${index + 1} of ${count} matches: no contract allows one. Correct or remove this part of $or.`,
      };
}

function toFinding(
  { name, place }: RoutedPattern,
  { code, severity, path, wanted, message }: FoundInPattern,
): CheckFinding {
  const member = wanted === undefined ? '' : JSON.stringify(wanted);
  return {
    code,
    severity,
    name: [name, code, path, member].filter((part) => part !== '').join(' '),
    message,
    place,
  };
}

function unique(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return [...new Map(findings.map((finding) => [finding.name, finding])).values()];
}
