import type { RoutedPattern } from './routed-pattern.ts';

/** A CloudFormation template of an assembly. */
export interface TemplateText {
  /** Path from the folder that paths are told from, with `/`. */
  readonly file: string;
  readonly text: string;
}

interface TemplateResource {
  readonly Type?: unknown;
  readonly Properties?: {
    readonly EventPattern?: unknown;
    readonly EventBusName?: unknown;
    readonly Targets?: readonly { readonly Arn?: unknown }[];
  };
}

const types: ReadonlySet<unknown> = new Set(['AWS::Events::Rule', 'AWS::Events::Archive']);

/**
 * Gives the event patterns of the rules and archives of templates. Two rules of one bus with one target are one consumer. Values
 * that CloudFormation puts in at deployment (`Ref`, `Fn::Sub`) stand for any text.
 */
export function templatePatterns(templates: readonly TemplateText[]): readonly RoutedPattern[] {
  return templates.flatMap(({ file, text }) => {
    const { Resources = {} } = JSON.parse(text) as {
      readonly Resources?: Readonly<Record<string, TemplateResource>>;
    };
    const lines = text.split('\n');
    return Object.entries(Resources).flatMap(
      ([logicalId, { Type, Properties = {} }]): readonly RoutedPattern[] => {
        const { EventPattern: pattern, EventBusName: bus = 'default', Targets = [] } = Properties;
        if (!types.has(Type) || pattern === undefined || isIntrinsic(pattern)) return [];
        const line = lines.findIndex((each) => each.trimStart().startsWith(`"${logicalId}": {`)) + 1;
        return [
          {
            name: `${Type === 'AWS::Events::Rule' ? 'rule' : 'archive'} ${logicalId}`,
            pattern: typeof pattern === 'string' ? pattern : JSON.stringify(withoutIntrinsics(pattern)),
            place: { file, ...(line > 0 && { line }) },
            consumers: Targets.map(
              ({ Arn }) => `target ${JSON.stringify(Arn)} of bus ${JSON.stringify(bus)}`,
            ),
          },
        ];
      },
    );
  });
}

function withoutIntrinsics(value: unknown): unknown {
  if (isIntrinsic(value)) return { prefix: '' };
  if (Array.isArray(value)) return value.map(withoutIntrinsics);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutIntrinsics(inner)]));
}

function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && /^(?:Ref$|Fn::)/.test(keys[0] ?? '');
}
