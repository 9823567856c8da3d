export { startLocalCloud } from './start-local-cloud.ts';
export type { LocalCloud, LocalCloudOptions } from './local-cloud.ts';

export type { CrashFault, FaultOccurrence, FaultPlan, FunctionFaults } from './faults/fault-plan.ts';
export type { Spy, SpyRecord, SpyRecordOf, SpyRecordType } from './spy.ts';
export type { LogLine } from './functions/function-logs.ts';
export type { AccessReport, PrincipalAccess } from './iam/access-report.ts';
export type { IamMode } from './iam/create-access-control.ts';
export type { InertResource } from './assembly/deploy-assembly.ts';

export { AssemblyError } from './assembly/assembly-error.ts';
export { PortInUseError } from './gateway/port-in-use-error.ts';
