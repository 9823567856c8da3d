import type { ContractProblem } from './contract-problem.ts';
import { planGeneration } from './plan-generation.ts';
import type { ContractFiles } from './read-contracts.ts';

/** Everything for which `generate` would refuse these contracts; nothing is written. */
export async function findContractProblems(files: ContractFiles): Promise<readonly ContractProblem[]> {
  const plan = await planGeneration({
    files,
    contractsPath: '../contracts',
    libraryModule: '@busbar/events-schema/runtime',
  });
  return plan.problems;
}
