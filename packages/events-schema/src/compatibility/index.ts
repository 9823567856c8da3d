export { checkCompatibility } from './check-compatibility.ts';
export type {
  CompatibilityMode,
  CompatibilityOptions,
  CompatibilityProfile,
  CompatibilityReport,
  CompatibilityVerdict,
  SchemaVersion,
} from './check-compatibility.ts';
export type { CompatibilityFinding } from './compatibility-finding.ts';
export type { CompatibilityDirection } from './finding-code.ts';

export { isSubschema } from './is-subschema.ts';
export type { Refusal, SubschemaAnswer, SubschemaOptions } from './is-subschema.ts';
export type { BrokenRule } from './outcome.ts';

export { nextVersion } from './next-version.ts';
export type { VersionNumber } from './next-version.ts';

export { UnusableSchemaError } from './unusable-schema-error.ts';

export { checkContracts } from './check-contracts.ts';
export type {
  ContractCheck,
  ContractsCheckOptions,
  ContractsCheckReport,
  NewVersion,
  NextStep,
} from './check-contracts.ts';
export type { RemovedVersion } from './find-removed.ts';

export { planRelease } from './plan-release.ts';
export type { PlannedRelease, RefusedRelease, ReleaseOptions, ReleasePlan } from './plan-release.ts';
export { describeChanges } from './describe-changes.ts';

export { planNextMajor } from './plan-next-major.ts';
export type { NextMajorOptions, NextMajorPlan } from './plan-next-major.ts';

export { writeContractFiles } from './write-contract-files.ts';
export type { ContractFilesOptions } from './write-contract-files.ts';
