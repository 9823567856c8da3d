import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AssemblyError } from './assembly-error.ts';
import { toTemplate, type Template } from './template.ts';

/** One stack of an assembly, ready to be deployed. */
export interface AssemblyStack {
  readonly stackName: string;
  readonly templateFile: string;
  readonly template: Template;
  /** Folder or file of each asset by its hash, which is the S3 key without its ending. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly file?: string;
    readonly directoryName?: string;
  };
}

/**
 * Reads a `cdk.out` as `cdk synth` wrote it, nested assemblies (stages) included.
 *
 * @returns the stacks, each after those that it depends on.
 * @throws {AssemblyError} when the folder, its manifest or a template is missing or not what it should be.
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html
 */
export function readCloudAssembly(directory: string): readonly AssemblyStack[] {
  const manifestFile = join(directory, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new AssemblyError({
      file: directory,
      reason: 'it has no manifest.json',
      nextStep: 'Name the folder that `cdk synth` wrote, usually cdk.out',
    });
  }
  const artifacts = (readJson(manifestFile) as { artifacts?: Record<string, Artifact> }).artifacts ?? {};
  const stacks: AssemblyStack[] = [];
  for (const id of inDependencyOrder(artifacts)) {
    const artifact = artifacts[id];
    if (artifact?.type === 'cdk:cloud-assembly') {
      stacks.push(...readCloudAssembly(join(directory, artifact.properties?.directoryName ?? '')));
    }
    if (artifact?.type !== 'aws:cloudformation:stack') continue;
    const templateFile = join(directory, artifact.properties?.templateFile ?? `${id}.template.json`);
    stacks.push({
      stackName: artifact.properties?.stackName ?? id,
      templateFile,
      template: toTemplate(readJson(templateFile), templateFile),
      assets: readAssets(directory, artifact, artifacts),
    });
  }
  return stacks;
}

function readAssets(
  directory: string,
  stack: Artifact,
  artifacts: Readonly<Record<string, Artifact>>,
): ReadonlyMap<string, string> {
  const assets = new Map<string, string>();
  for (const dependency of stack.dependencies ?? []) {
    const artifact = artifacts[dependency];
    if (artifact?.type !== 'cdk:asset-manifest' || artifact.properties?.file === undefined) continue;
    const manifest = readJson(join(directory, artifact.properties.file)) as {
      files?: Record<string, { source: { path?: string } }>;
    };
    for (const [hash, { source }] of Object.entries(manifest.files ?? {})) {
      if (source.path !== undefined) assets.set(hash, join(directory, source.path));
    }
  }
  return assets;
}

function inDependencyOrder(artifacts: Readonly<Record<string, Artifact>>): readonly string[] {
  const ordered = new Set<string>();
  const visit = (id: string) => {
    if (ordered.has(id)) return;
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency);
    ordered.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...ordered];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AssemblyError({
      file,
      reason: `${basename(file)} cannot be read as JSON (${(cause as Error).message})`,
      nextStep: 'Synthesize the app again',
      cause,
    });
  }
}
