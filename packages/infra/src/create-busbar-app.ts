import type { Subscription } from '@busbar/consumers';
import { App } from 'aws-cdk-lib';
import type { Environment } from './environments.ts';
import { toResourceName } from './to-resource-name.ts';
import { BusStack } from './stacks/bus-stack.ts';
import { ConsumersStack } from './stacks/consumers-stack.ts';
import { StorageStack } from './stacks/storage-stack.ts';

export interface BusbarAppOptions {
  readonly environment: Environment;
  readonly subscriptions: readonly Subscription[];
  /** Directory with the built functions: `<bundleDirectory>/<subscription name>/index.mjs`. */
  readonly bundleDirectory: string;
  /**
   * Directory of the cloud assembly.
   *
   * @default - `CDK_OUTDIR`, or a new temporary directory
   */
  readonly outdir?: string;
  /**
   * ARN of an SNS topic that is told of every alarm.
   *
   * @default - the context key `alarmTopicArn`; nobody is told when there is none
   */
  readonly alarmTopicArn?: string;
}

/** The app and its stacks, before `app.synth()`. */
export interface BusbarApp {
  readonly app: App;
  readonly bus: BusStack;
  readonly storage: StorageStack;
  readonly consumers: ConsumersStack;
}

/**
 * Creates the app for one environment: stacks `busbar-<environment>-bus`, `-storage` and `-consumers`, tied to no
 * account and no region.
 *
 * @throws {FunctionBundleMissingError} when a subscription's function has not been built.
 * @throws {InvalidArgumentError} when a subscription asks for a table or bucket that there is not.
 * @example
 * ```ts
 * const { app } = createBusbarApp({ environment: environments.dev, subscriptions, bundleDirectory: 'dist/functions' });
 * app.synth().stacks.map(({ stackName }) => stackName);
 * //=> ['busbar-dev-bus', 'busbar-dev-storage', 'busbar-dev-consumers']
 * ```
 */
export function createBusbarApp(options: BusbarAppOptions): BusbarApp {
  const { environment, subscriptions, bundleDirectory } = options;
  const app = new App({
    analyticsReporting: false,
    // `findTemplateViolations` does it, in the gate: it would more than double the time of every synth.
    builtinCloudFormationValidation: false,
    // They hold absolute paths: the assembly would differ from one checkout to the next.
    stackTraces: false,
    ...(options.outdir !== undefined && { outdir: options.outdir }),
  });
  const alarmTopicArn: string | undefined = options.alarmTopicArn ?? app.node.tryGetContext('alarmTopicArn');
  // CloudFormation hands a stack's tags on to its resources.
  const shared = {
    environment,
    alarmTopicArn,
    terminationProtection: environment.deletionProtection,
    tags: { project: 'busbar', environment: environment.name },
  };

  const bus = new BusStack(app, toResourceName(environment, 'bus'), {
    ...shared,
    description: `Busbar ${environment.name}: event bus and its archive`,
  });
  const storage = new StorageStack(app, toResourceName(environment, 'storage'), {
    ...shared,
    description: `Busbar ${environment.name}: archive bucket and tables`,
  });
  const consumers = new ConsumersStack(app, toResourceName(environment, 'consumers'), {
    ...shared,
    description: `Busbar ${environment.name}: a rule, queue and function per subscription`,
    subscriptions,
    bundleDirectory,
    eventBus: bus.eventBus,
    storage: storage.storage,
  });
  return { app, bus, storage, consumers };
}
