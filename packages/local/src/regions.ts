import type { CloudContext } from './cloud-context.ts';
import { AwsError } from './gateway/aws-error.ts';
import type { Region } from './region.ts';
import { createRegionStateStore } from './state/region-state-store.ts';

/** The regions of one account: the home region, and each other from the first call that is signed for it. */
export interface Regions {
  readonly home: Region;
  /** The region of a call. @param name of the signature's scope; `*` stands for the home region. @throws {AwsError} SignatureDoesNotMatch for what is no region. */
  of(name: string): Region;
  /** The home region first. */
  all(): readonly Region[];
  /** Takes up what was under way in every region that the store knows. */
  resume(): void;
  stop(): Promise<void>;
}

/** @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const regionName = /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-(?:gov|isob?))?-[a-z]+-\d$/;

/** Keeps the regions of an account. @param create makes the services of one on its context. */
export function createRegions(cloud: CloudContext, create: (context: CloudContext) => Region): Regions {
  const records = cloud.store.collection<{ readonly name: string }>('cloud.regions');
  const home = create(cloud);
  const others = new Map<string, Region>();

  const open = (name: string) => {
    const region = create({ ...cloud, region: name, store: createRegionStateStore(cloud.store, name) });
    others.set(name, region);
    return region;
  };

  return {
    home,
    of(name) {
      if (name === cloud.region || name === '*') return home;
      const known = others.get(name);
      if (known !== undefined) return known;
      if (!regionName.test(name)) {
        throw new AwsError('InvalidSignatureException', 'Credential should be scoped to a valid region.', {
          statusCode: 403,
          queryCode: 'SignatureDoesNotMatch',
        });
      }
      records.set(name, { name });
      const region = open(name);
      region.resume();
      return region;
    },
    all: () => [home, ...others.values()],
    resume() {
      for (const { name } of [...records.values()]) open(name);
      for (const region of [home, ...others.values()]) region.resume();
    },
    async stop() {
      for (const region of [home, ...others.values()]) await region.stop();
    },
  };
}
