import type { CallAction } from '../../services.ts';

/** Tags of a template, `[{ Key, Value }]`, as EventBridge Schemas takes them. */
export function toSchemasTags(tags: unknown): Readonly<Record<string, string>> {
  const list = (tags ?? []) as readonly { readonly Key: string; readonly Value: unknown }[];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, String(Value)]));
}

/** Brings the tags of a resource that was there to those of the template. */
export async function setSchemasTags(
  call: CallAction,
  arn: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  const { tags } = (await call('schemas', 'ListTagsForResource', { ResourceArn: arn })) as {
    readonly tags: Readonly<Record<string, string>>;
  };
  const gone = Object.keys(tags).filter((key) => !Object.hasOwn(wanted, key));
  if (gone.length > 0) await call('schemas', 'UntagResource', { ResourceArn: arn, TagKeys: gone });
  await call('schemas', 'TagResource', { ResourceArn: arn, Tags: wanted });
}
