import { startLocalCloud } from '../../src/index.ts';

/** A local cloud in a process of its own, to be killed. Started as `node cloud-process.ts <LocalCloudOptions as JSON>`; writes its endpoint as one line. */
const { endpoint } = await startLocalCloud(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(`${endpoint}\n`);
