/**
 * The floors of the house: a package imports lower floors only, packages on one floor are strangers.
 */
const floors = [
  ['core'],
  ['event-pattern'],
  ['events-schema'],
  ['producers', 'consumers', 'operations', 'local'],
  ['infra'],
  ['testing'],
  ['cli', 'console'],
];

const sources = (names) => `^packages/(${names.join('|')})/`;

const floorRules = floors.flatMap((packages, floor) =>
  packages.map((name) => {
    const allowed = [...floors.slice(0, floor).flat(), name];
    return {
      name: `floor-${floor}-${name}`,
      comment: `${name} stands on floor ${floor}: it may import ${allowed.join(', ')} and no other package of the workspace.`,
      severity: 'error',
      from: { path: sources([name]) },
      to: { path: '^packages/', pathNot: sources(allowed) },
    };
  }),
);

export default {
  forbidden: [
    ...floorRules,
    {
      name: 'local-knows-no-contracts',
      comment: 'The local cloud must run any CDK assembly: it knows core and event-pattern only.',
      severity: 'error',
      from: { path: sources(['local']) },
      to: { path: sources(['events-schema']) },
    },
    {
      name: 'core-knows-no-aws-sdk',
      severity: 'error',
      from: { path: sources(['core', 'event-pattern']) },
      to: { path: '(^|/)(@aws-sdk|@smithy|aws-cdk-lib)(/|$)' },
    },
    {
      name: 'infra-knows-no-handlers',
      comment: 'infra takes subscriptions as data; handler code reaches it as a bundle only.',
      severity: 'error',
      from: { path: sources(['infra']) },
      to: { path: '^packages/consumers/src/.*/handler\\.ts$' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that does not resolve would let every other rule pass silently.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency-in-sources',
      severity: 'error',
      from: {
        path: '^packages/[^/]+/src/',
        pathNot: '\\.(test|test-d)\\.ts$|/generate/|/compatibility/|/exports/|/conformance/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk\\.out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
