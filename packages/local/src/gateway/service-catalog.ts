/** Prefix of `X-Amz-Target` → signing name, for services that speak AWS JSON. Prefixes as the services' API models give them. */
const servicesByTargetPrefix: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodb',
  Logs_20140328: 'logs',
  AWSStepFunctions: 'states',
  AmazonSSM: 'ssm',
  Kinesis_20131202: 'kinesis',
  secretsmanager: 'secretsmanager',
  TrentService: 'kms',
  GraniteServiceVersion20100801: 'monitoring',
};

/** Services of the query protocol: `Version` that names one in an unsigned request, and the namespace of its answers. */
const queryServices: Readonly<Record<string, { readonly version: string; readonly namespace: string }>> = {
  sqs: { version: '2012-11-05', namespace: 'http://queue.amazonaws.com/doc/2012-11-05/' },
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  sns: { version: '2010-03-31', namespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  cloudformation: { version: '2010-05-15', namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' },
};

/** Finds the signing name behind `AWSEvents.PutEvents`'s prefix. */
export function serviceOfTargetPrefix(prefix: string): string | undefined {
  return Object.hasOwn(servicesByTargetPrefix, prefix) ? servicesByTargetPrefix[prefix] : undefined;
}

/** Finds the query service whose API has this version. */
export function serviceOfQueryVersion(version: string): string | undefined {
  return Object.keys(queryServices).find((service) => queryServices[service]?.version === version);
}

/** XML namespace of a query service's answers. */
export function queryNamespace(service: string): string {
  const known = Object.hasOwn(queryServices, service) ? queryServices[service] : undefined;
  return known?.namespace ?? `https://${service}.amazonaws.com/`;
}
