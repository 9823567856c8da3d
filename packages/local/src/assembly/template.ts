import { AssemblyError } from './assembly-error.ts';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
}

/** A CloudFormation template, as far as its sections are known here. */
export interface Template {
  readonly Parameters: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Mappings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs: Readonly<
    Record<
      string,
      { readonly Value: unknown; readonly Export?: { readonly Name: unknown }; readonly Condition?: string }
    >
  >;
}

/** Checks a parsed template's outline. @throws {AssemblyError} naming what is missing. */
export function toTemplate(value: unknown, file: string): Template {
  const template = value as Partial<Template> | null;
  if (typeof template !== 'object' || template === null || typeof template.Resources !== 'object') {
    throw new AssemblyError({ file, reason: 'it has no Resources', nextStep: 'Synthesize the app again' });
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    if (typeof resource?.Type === 'string') continue;
    throw new AssemblyError({ file, resource: logicalId, reason: 'it has no Type', nextStep: 'Give it one' });
  }
  return {
    Parameters: template.Parameters ?? {},
    Mappings: template.Mappings ?? {},
    Conditions: template.Conditions ?? {},
    Resources: template.Resources,
    Outputs: template.Outputs ?? {},
  };
}
