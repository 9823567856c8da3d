import { expect, it } from 'vitest';
import { toDiscoveredSchemaName } from './to-discovered-schema-name.ts';

it.each([
  ['aws.s3', 'Object Created', 'aws.s3@ObjectCreated'],
  ['aws.ec2', 'EC2 Instance State-change Notification', 'aws.ec2@EC2InstanceStateChangeNotification'],
  ['busbar.shop', 'orders.OrderPlaced', 'busbar.shop@OrdersOrderPlaced'],
  ['aws.partner/acme.com/shop', 'sold', 'aws.partner-acme.com-shop@Sold'],
  ['店', '注文', '-@'],
  ['s'.repeat(400), 'x', 's'.repeat(385)],
])('events of %s, %s are discovered as %s', (source, detailType, name) => {
  expect(toDiscoveredSchemaName(source, detailType)).toBe(name);
});
