import type { CloudContext } from '../../cloud-context.ts';

type Place = Pick<CloudContext, 'region' | 'accountId'>;

const prefix = ({ region, accountId }: Place) => `arn:aws:schemas:${region}:${accountId}:`;

/** `arn:aws:schemas:us-east-1:000000000000:registry/orders` */
export function registryArn(place: Place, registryName: string): string {
  return `${prefix(place)}registry/${registryName}`;
}

/** `arn:aws:schemas:us-east-1:000000000000:schema/orders/shop@OrderPlaced`. */
export function schemaArn(place: Place, registryName: string, schemaName: string): string {
  return `${prefix(place)}schema/${registryName}/${schemaName}`;
}

/** `arn:aws:schemas:us-east-1:000000000000:discoverer/events-event-bus-orders` */
export function discovererArn(place: Place, discovererId: string): string {
  return `${prefix(place)}discoverer/${discovererId}`;
}

/** What an ARN of the service names. */
export type SchemasArn =
  | { readonly kind: 'registry'; readonly registryName: string }
  | { readonly kind: 'schema'; readonly registryName: string; readonly schemaName: string }
  | { readonly kind: 'discoverer'; readonly discovererId: string };

/** Takes an ARN of this account and region apart; `undefined` for every other text. */
export function parseSchemasArn(place: Place, arn: string): SchemasArn | undefined {
  if (!arn.startsWith(prefix(place))) return undefined;
  const [kind, first, second, ...rest] = arn.slice(prefix(place).length).split('/');
  if (!first || rest.length > 0) return undefined;
  if (kind === 'schema') {
    return second ? { kind, registryName: first, schemaName: second } : undefined;
  }
  if (second !== undefined) return undefined;
  if (kind === 'registry') return { kind, registryName: first };
  return kind === 'discoverer' ? { kind, discovererId: first } : undefined;
}
