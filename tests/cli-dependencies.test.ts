import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const packages = new URL('../packages/', import.meta.url);
const manifests = readdirSync(packages).map(
  (folder) => JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), 'utf8')) as Manifest,
);
const cli = manifests.find(({ name }) => name === '@busbar/cli')!;

describe('@busbar/cli as it is installed from npm', () => {
  it.each(
    manifests
      .filter(({ name }) => name in cli.dependencies!)
      .map(({ name, peerDependencies = {} }) => ({ name, peers: Object.keys(peerDependencies) })),
  )('brings every peer that $name leaves to its users', ({ peers }) => {
    expect(
      peers.filter((peer) => !(peer in cli.dependencies!) && !(peer in (cli.peerDependencies ?? {}))),
    ).toEqual([]);
  });
});
