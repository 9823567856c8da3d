export { generate } from './generate.ts';
export type { GenerateOptions, GenerateReport } from './generate.ts';
export { InvalidContractError } from './invalid-contract-error.ts';
export type { ContractProblem } from './contract-problem.ts';
export { writeNewEvent } from './write-new-event.ts';
export type { NewEventOptions, NewEventReport } from './write-new-event.ts';
