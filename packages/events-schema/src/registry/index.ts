export { dialectTitles } from './schema-dialect.ts';
export type { SchemaDialect } from './schema-dialect.ts';
export type { ConversionProblem } from './conversion-problem.ts';

export { downConvert } from './down-convert.ts';
export type { DownConversion, DownConvertOptions } from './down-convert.ts';
export { upConvert } from './up-convert.ts';
export type { UpConversion, UpConvertOptions } from './up-convert.ts';

export { contractExtensionKey } from './contract-extension.ts';
export type { ContractExtension } from './contract-extension.ts';
export { toRegistryDocument, toRegistrySchemaName } from './to-registry-document.ts';
export type {
  RegistryDocument,
  RegistryDocumentOptions,
  RegistryDocumentResult,
} from './to-registry-document.ts';
export { toRegistryDocuments } from './to-registry-documents.ts';
export type { RegistryDocuments } from './to-registry-documents.ts';

export { readRegistryDocument } from './read-registry-document.ts';
export type { RegisteredEvent } from './read-registry-document.ts';
export { compareSchemas } from './schema-difference.ts';
export type { SchemaDifference } from './schema-difference.ts';
export { planPull } from './plan-pull.ts';
export type { PulledSchema, PullOptions, PullPlan, RegisteredDocument } from './plan-pull.ts';
export { toBaselineFiles } from './to-baseline-files.ts';
