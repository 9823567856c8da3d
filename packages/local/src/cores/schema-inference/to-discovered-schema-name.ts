import { limits } from '@busbar/core';
import { toPascalCase } from './component-names.ts';

/**
 * Name under which events are discovered: `aws.ec2@EC2InstanceStateChangeNotification`. What a name cannot hold is a
 * hyphen in the source, and left out of the detail-type.
 */
export function toDiscoveredSchemaName(source: string, detailType: string): string {
  const name = `${source.replace(/[^0-9A-Za-z_.-]/g, '-')}@${toPascalCase(detailType)}`;
  return name.slice(0, limits.schemas.schemaNameCharacters);
}
