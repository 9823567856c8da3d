export { ArchiveObjectError } from './archive/archive-object-error.ts';
export type { ArchivedEvent, ReadS3ArchiveOptions } from './archive/read-s3-archive.ts';
export { readS3Archive } from './archive/read-s3-archive.ts';
export { AssemblyNotFoundError } from './assembly/assembly-not-found-error.ts';
export { findAssembly } from './assembly/find-assembly.ts';
export type { DeadLetter, ReadDeadLettersOptions } from './dead-letters/read-dead-letters.ts';
export { readDeadLetters } from './dead-letters/read-dead-letters.ts';
export type { ConsumerDeployment, Deployment, StackOutputs } from './deployment.ts';
export { toDeployment } from './deployment.ts';
export { DeploymentOutputMissingError } from './deployment-output-missing-error.ts';
export type {
  CloudActivity,
  CloudPort,
  MainJobClients,
  OrderPublisherPort,
  OrderViolation,
  OutgoingOrder,
} from './main-job/main-job-ports.ts';
export type { MainJobReport, ReportedDeadLetter } from './main-job/main-job-report.ts';
export type { RefusalReason, RefusedInvoice } from './main-job/refused-invoice.ts';
export type { MainJobOptions } from './main-job/run-main-job.ts';
export { runMainJob } from './main-job/run-main-job.ts';
export { digestItems } from './read-model/digest-items.ts';
export { emptyTable } from './read-model/empty-table.ts';
export type { TableItem } from './read-model/scan-table.ts';
export { scanTable } from './read-model/scan-table.ts';
export { TableNotEmptiedError } from './read-model/table-not-emptied-error.ts';
export type { S3ReplayPlan, S3ReplayPlanOptions } from './replay/plan-s3-replay.ts';
export { planS3Replay } from './replay/plan-s3-replay.ts';
export { ReplayFailedError } from './replay/replay-failed-error.ts';
export type { RejectedReplayEvent, ReplayRejectedFacts } from './replay/replay-rejected-error.ts';
export { ReplayRejectedError } from './replay/replay-rejected-error.ts';
export type { EventBridgeReplayOptions } from './replay/run-event-bridge-replay.ts';
export { runEventBridgeReplay } from './replay/run-event-bridge-replay.ts';
export type { S3ReplayOptions } from './replay/run-s3-replay.ts';
export { runS3Replay } from './replay/run-s3-replay.ts';
export type { CountryTotals, TotalsByCountry } from './retail/country-totals.ts';
export type { RetailCsv } from './retail/parse-retail-csv.ts';
export { parseRetailCsv, retailColumns } from './retail/parse-retail-csv.ts';
export { RetailCsvError } from './retail/retail-csv-error.ts';
export type { MalformedLine, RetailLine } from './retail/retail-line.ts';
export type { OrderEvent } from './retail/to-order-event.ts';
