import { limits } from '@busbar/core';
import type { SubscriptionProblem } from './invalid-subscription-error.ts';
import type { Subscription } from './subscription.ts';

/** A function is called `busbar-<environment>-<name>`; 16 characters are kept for what stands before the name. */
const NAME_CHARACTERS = limits.lambda.functionNameCharacters - 16;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const ENVIRONMENT_VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const RESERVED_VARIABLE = /^(AWS_|LAMBDA_|BUSBAR_|POWERTOOLS_|IDEMPOTENCY_TABLE$)/;
const SECONDS_PER_DAY = 86_400;

/** Finds every field of a subscription that AWS or Busbar would refuse, in the order of the fields. */
export function findSubscriptionProblems(subscription: Subscription): readonly SubscriptionProblem[] {
  return [
    ...nameProblems(subscription),
    ...eventProblems(subscription),
    ...queueProblems(subscription),
    ...functionProblems(subscription),
    ...idempotencyProblems(subscription),
    ...grantProblems(subscription),
  ];
}

function nameProblems({ name, description, replay }: Subscription): SubscriptionProblem[] {
  const problems: SubscriptionProblem[] = [];
  if (!KEBAB_CASE.test(name) || name.length > NAME_CHARACTERS) {
    problems.push({
      field: 'name',
      value: name,
      reason: `must be kebab-case of at most ${NAME_CHARACTERS} characters`,
    });
  }
  if (description.trim() === '') {
    problems.push({ field: 'description', value: description, reason: 'must say what the consumer does' });
  }
  if (replay !== 'run' && replay !== 'skip') {
    problems.push({ field: 'replay', value: replay, reason: 'must be "run" or "skip"' });
  }
  return problems;
}

function eventProblems({ events, pattern }: Subscription): SubscriptionProblem[] {
  if (events === 'all') return [];
  const names = events.map((event) =>
    'major' in event ? `${event.detailType} v${event.major}` : event.detailType,
  );
  const problems: SubscriptionProblem[] = [];
  if (events.length === 0) {
    problems.push({ field: 'events', value: names, reason: 'must name at least one event, or be "all"' });
  }
  const families = new Set(events.filter((event) => !('major' in event)).map((event) => event.detailType));
  events.forEach((event, index) => {
    const twice = names.indexOf(names[index]!) !== index;
    const covered = 'major' in event && families.has(event.detailType);
    if (!twice && !covered) return;
    problems.push({ field: `events[${index}]`, value: names[index], reason: 'is already subscribed to' });
  });
  const { length } = JSON.stringify(pattern);
  if (length > limits.eventPattern.characters) {
    problems.push({
      field: 'events',
      value: names.length,
      reason: `give an event pattern of ${length} characters, more than the ${limits.eventPattern.characters} of EventBridge`,
    });
  }
  return problems;
}

function queueProblems({ queue, function: lambda }: Subscription): SubscriptionProblem[] {
  const { retentionSeconds, visibilityTimeoutSeconds } = limits.sqs;
  return [
    ...inRange('queue.maxReceiveCount', queue.maxReceiveCount, 1, 1_000),
    ...inRange(
      'queue.visibilityTimeoutSeconds',
      queue.visibilityTimeoutSeconds,
      // Lambda refuses an event source mapping whose function may run longer than a message stays hidden.
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      lambda.timeoutSeconds,
      visibilityTimeoutSeconds,
      ` (function.timeoutSeconds to SQS's maximum)`,
    ),
    ...inRange('queue.retentionDays', queue.retentionDays, 1, retentionSeconds.maximum / SECONDS_PER_DAY),
  ];
}

function functionProblems({ function: lambda }: Subscription): SubscriptionProblem[] {
  const { memoryMegabytes, sqsMaximumConcurrency, sqsBatchSizeWithoutWindow } = limits.lambda;
  const problems = [
    ...inRange('function.timeoutSeconds', lambda.timeoutSeconds, 1, limits.lambda.timeoutSeconds),
    ...inRange(
      'function.memoryMegabytes',
      lambda.memoryMegabytes,
      memoryMegabytes.minimum,
      memoryMegabytes.maximum,
    ),
    ...inRange('function.batchSize', lambda.batchSize, 1, limits.lambda.sqsBatchSize),
    ...inRange(
      'function.batchingWindowSeconds',
      lambda.batchingWindowSeconds,
      0,
      limits.lambda.sqsBatchingWindowSeconds,
    ),
    ...inRange(
      'function.maximumConcurrency',
      lambda.maximumConcurrency,
      sqsMaximumConcurrency.minimum,
      sqsMaximumConcurrency.maximum,
    ),
  ];
  if (lambda.batchSize > sqsBatchSizeWithoutWindow && lambda.batchingWindowSeconds === 0) {
    problems.push({
      field: 'function.batchingWindowSeconds',
      value: 0,
      reason: `must be at least 1 for batches of more than ${sqsBatchSizeWithoutWindow} (function.batchSize is ${lambda.batchSize})`,
    });
  }
  return problems;
}

function idempotencyProblems({ idempotency }: Subscription): SubscriptionProblem[] {
  if (idempotency === 'none') return [];
  return inRange('idempotency.expiresAfterDays', idempotency.expiresAfterDays, 1, 3_650);
}

function grantProblems({ tables, buckets }: Subscription): SubscriptionProblem[] {
  const grants = [
    ...tables.map((table, index) => ({
      ...table,
      prefix: undefined,
      field: `tables[${index}]`,
      service: 'dynamodb',
    })),
    ...buckets.map((bucket, index) => ({
      ...bucket,
      prefix: bucket.prefix,
      field: `buckets[${index}]`,
      service: 's3',
    })),
  ];
  const variables = grants.map(({ environmentVariable }) => environmentVariable);
  return grants.flatMap(({ field, service, name, environmentVariable, access, prefix }, index) => {
    const problems: SubscriptionProblem[] = [];
    const report = (part: string, value: unknown, reason: string) =>
      problems.push({ field: `${field}.${part}`, value, reason });
    if (!KEBAB_CASE.test(name)) report('name', name, 'must be kebab-case');
    if (!ENVIRONMENT_VARIABLE.test(environmentVariable) || RESERVED_VARIABLE.test(environmentVariable)) {
      report('environmentVariable', environmentVariable, 'must be UPPER_SNAKE_CASE and not a reserved name');
    } else if (variables.indexOf(environmentVariable) !== index) {
      report('environmentVariable', environmentVariable, 'is used twice');
    }
    const action = new RegExp(`^${service}:[A-Za-z]+$`);
    if (access.length === 0 || !access.every((name) => action.test(name))) {
      report('access', access, `must list single actions of ${service}, without wildcards`);
    }
    if (prefix !== undefined && !/^[^*?]+\/$/.test(prefix)) {
      report('prefix', prefix, 'must end in "/" and hold no wildcard');
    }
    return problems;
  });
}

function inRange(
  field: string,
  value: number,
  minimum: number,
  maximum: number,
  note = '',
): SubscriptionProblem[] {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return [];
  return [{ field, value, reason: `must be an integer from ${minimum} to ${maximum}${note}` }];
}
