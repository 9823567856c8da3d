import type { CloudContext } from '../cloud-context.ts';
import type { Principal } from '../iam/principal.ts';
import type { FaultOccurrence, FaultPlan, FunctionFaults } from './fault-plan.ts';

/** An action that a principal asks for: `{ service: 'dynamodb', action: 'TransactWriteItems' }`. */
export interface FaultableAction {
  readonly principal: Principal;
  /** `dynamodb` */
  readonly service: string;
  /** `TransactWriteItems`, without the service. */
  readonly action: string;
}

/** Decides by plan and seed where something goes wrong, and makes it so. */
export interface FaultInjector {
  /** The gateway calls it before it carries out an action. @returns true when the caller has died: carry out nothing. */
  beforeAction(call: FaultableAction): boolean;
  /** The gateway calls it after it carried out an action and before it answers. @returns true when the caller has died. */
  afterAction(call: FaultableAction): boolean;
  /** Tells whether the answer of an invocation that ended well is to be lost. */
  losesResponse(functionName: string): boolean;
  /** Whether sessions of this function must name their environment, so that a crash hits the one that called. */
  crashes(functionName: string): boolean;
  /** Notes the environment that calls under a session; call the result when it has ended. */
  registerEnvironment(sessionArn: string, functionName: string, kill: () => void): () => void;
}

export function createFaultInjector(
  cloud: Pick<CloudContext, 'clock' | 'random' | 'spy'>,
  plan: FaultPlan = {},
): FaultInjector {
  const planned = Object.entries(plan.functions ?? {});
  const taken = new Map<string, number>();
  const environments = new Map<string, { readonly functionName: string; readonly kill: () => void }>();

  const faultsOf = (functionName: string): FunctionFaults | undefined =>
    planned.find(([name]) => functionName === name)?.[1] ??
    planned.find(([name]) => functionName.endsWith(name))?.[1];

  const takesPlace = (functionName: string, fault: string, occurrence: FaultOccurrence | undefined) => {
    if (occurrence === undefined) return false;
    if ('rate' in occurrence) {
      if (cloud.random.next() >= occurrence.rate) return false;
    } else {
      const key = `${functionName} ${fault}`;
      const count = taken.get(key) ?? 0;
      if (count >= occurrence.firstBatches) return false;
      taken.set(key, count + 1);
    }
    cloud.spy.note({ type: 'fault-injected', atMs: cloud.clock.now(), fault, functionName });
    return true;
  };

  const crash = (fault: 'crashBefore' | 'crashAfter', { principal, service, action }: FaultableAction) => {
    if (planned.length === 0 || principal.type !== 'role') return false;
    const environment = environments.get(principal.sessionArn);
    if (environment === undefined) return false;
    const crashFault = faultsOf(environment.functionName)?.[fault];
    if (crashFault?.action !== `${service}:${action}`) return false;
    if (!takesPlace(environment.functionName, fault, crashFault)) return false;
    environment.kill();
    return true;
  };

  return {
    beforeAction: (call) => crash('crashBefore', call),
    afterAction: (call) => crash('crashAfter', call),
    losesResponse: (functionName) =>
      takesPlace(functionName, 'loseResponse', faultsOf(functionName)?.loseResponse),
    crashes(functionName) {
      const faults = faultsOf(functionName);
      return faults?.crashAfter !== undefined || faults?.crashBefore !== undefined;
    },
    registerEnvironment(sessionArn, functionName, kill) {
      const environment = { functionName, kill };
      environments.set(sessionArn, environment);
      return () => {
        if (environments.get(sessionArn) === environment) environments.delete(sessionArn);
      };
    },
  };
}
