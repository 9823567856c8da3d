import { startLocalCloud } from '@busbar/local';
import { exitCodes, type Printer } from '../printer.ts';
import type { LocalFlags } from './local-flags.ts';
import { renderAccessReport } from './render-access-report.ts';
import { renderInertResources } from './render-inert-resources.ts';
import { untilStopped } from './until-stopped.ts';

/** Runs an assembly, or an empty account, until the process is stopped. */
export async function runLocal(flags: LocalFlags, printer: Printer): Promise<number> {
  const cloud = await startLocalCloud({
    port: flags.port,
    iam: flags.iam,
    ...(flags.assembly === undefined ? {} : { assembly: flags.assembly }),
    ...(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir }),
    ...(flags.account === undefined ? {} : { accountId: flags.account }),
  });
  // Listens for signals before it tells anybody that it is ready.
  const stopped = untilStopped();
  try {
    const { endpoint } = cloud;
    printer.result(flags.json ? JSON.stringify({ endpoint }) : `The local cloud listens at ${endpoint}.`);
    const inert = renderInertResources(cloud.inertResources);
    if (inert !== undefined) printer.note(inert);
    if (!flags.json)
      printer.note(`Point any AWS SDK or CLI at it with AWS_ENDPOINT_URL=${endpoint}. Stop it with Ctrl+C.`);
    await stopped;
    if (flags.iam === 'report') printer.note(renderAccessReport(cloud.accessReport()));
    return exitCodes.ok;
  } finally {
    await cloud.stop();
  }
}
