import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCloudAssembly } from './cloud-assembly.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-assembly-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (file: string, content: unknown) => {
  writeFileSync(join(directory, file), typeof content === 'string' ? content : JSON.stringify(content));
};
const stackArtifact = (templateFile: string, ...dependencies: string[]) => ({
  type: 'aws:cloudformation:stack',
  dependencies,
  properties: { templateFile },
});

describe('readCloudAssembly', () => {
  it('gives each stack after those that it depends on, with its assets by hash', () => {
    write('manifest.json', {
      artifacts: {
        app: stackArtifact('app.json', 'app.assets', 'base'),
        base: stackArtifact('base.json'),
        'app.assets': { type: 'cdk:asset-manifest', properties: { file: 'app.assets.json' } },
      },
    });
    write('app.json', { Resources: {} });
    write('base.json', { Resources: {} });
    write('app.assets.json', { files: { abc123: { source: { path: 'asset.abc123' } } } });
    const stacks = readCloudAssembly(directory);
    expect(stacks.map(({ stackName }) => stackName)).toEqual(['base', 'app']);
    expect(stacks[1]?.assets).toEqual(new Map([['abc123', join(directory, 'asset.abc123')]]));
  });

  it('reads the stacks of a nested assembly', () => {
    mkdirSync(join(directory, 'assembly-prod'));
    write('manifest.json', {
      artifacts: { prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-prod' } } },
    });
    write('assembly-prod/manifest.json', { artifacts: { bus: stackArtifact('bus.json') } });
    write('assembly-prod/bus.json', { Resources: {} });
    expect(readCloudAssembly(directory).map(({ stackName }) => stackName)).toEqual(['bus']);
  });

  it('refuses a folder without a manifest', () => {
    expect(() => readCloudAssembly(directory)).toThrow(
      `Failed to load assembly "${directory}": it has no manifest.json. ` +
        'Name the folder that `cdk synth` wrote, usually cdk.out.',
    );
  });

  it('refuses a template that is not JSON', () => {
    write('manifest.json', { artifacts: { bus: stackArtifact('bus.json') } });
    write('bus.json', 'Resources: {}');
    expect(() => readCloudAssembly(directory)).toThrow(
      /^Failed to load assembly ".*bus\.json": bus\.json cannot be read as JSON/,
    );
  });

  it('refuses a resource without a type', () => {
    write('manifest.json', { artifacts: { bus: stackArtifact('bus.json') } });
    write('bus.json', { Resources: { Queue: {} } });
    expect(() => readCloudAssembly(directory)).toThrow(
      `Failed to load resource "Queue" of "${join(directory, 'bus.json')}": it has no Type. Give it one.`,
    );
  });
});
