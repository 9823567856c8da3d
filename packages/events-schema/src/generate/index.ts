export { generate } from './generate.ts';
export type { GenerateOptions, GenerateReport } from './generate.ts';
export { InvalidContractError } from './invalid-contract-error.ts';
export type { ContractProblem } from './contract-problem.ts';
export { findContractProblems } from './find-contract-problems.ts';
export { writeNewEvent } from './write-new-event.ts';
export type { NewEventOptions, NewEventReport } from './write-new-event.ts';

// The parts, for what compares contracts with something else.
export type { ContractFacts, ContractVersion, EventContract } from './event-contract.ts';
export { readContracts } from './read-contracts.ts';
export type { ContractFiles, Contracts } from './read-contracts.ts';
export { planGeneration } from './plan-generation.ts';
export { bundleSchema } from './bundle-schema.ts';
export type { BundledSchema } from './bundle-schema.ts';
export { compileValidator } from './compile-validator.ts';
export type { CompiledValidator } from './compile-validator.ts';
export { planFieldIndex } from './field-index.ts';
export { readTexts } from './read-texts.ts';
export { childPosition } from '../undeclared-fields.ts';
export type { FieldIndex, FieldNode } from '../undeclared-fields.ts';
export { atPointer, isJsonObject, joinPointer, pointerSteps } from './json-pointer.ts';
export type { Json } from './json-pointer.ts';
