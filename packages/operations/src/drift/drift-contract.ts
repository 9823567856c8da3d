import {
  type BundledSchema,
  bundleSchema,
  type CompiledValidator,
  type Contracts,
  compileValidator,
  type EventContract,
  type FieldIndex,
  planFieldIndex,
} from '@busbar/events-schema/generate';

/** One version of a contract, ready to be compared with what was seen. */
export interface DriftContract {
  readonly event: EventContract;
  readonly major: number;
  /** Path of its schema below the contracts folder. */
  readonly file: string;
  readonly bundled: BundledSchema;
  readonly fields: FieldIndex;
  /** The validator that the generated code holds. */
  readonly check: CompiledValidator['check'];
}

/** Contracts by detail-type; a version is compiled when it is asked for. */
export interface DriftContracts {
  /** Every event by its detail-type. */
  readonly events: ReadonlyMap<string, EventContract>;
  /** @returns `undefined` when the contracts hold no such version, or its schema cannot be compiled. */
  version(detailType: string, major: number): Promise<DriftContract | undefined>;
}

/** Prepares contracts that were read without problems. */
export function toDriftContracts({ events, schemas }: Contracts): DriftContracts {
  const byDetailType = new Map(events.map((event) => [event.detailType, event]));
  const compiled = new Map<string, Promise<DriftContract | undefined>>();

  const compile = async (event: EventContract, major: number): Promise<DriftContract | undefined> => {
    const version = event.versions.find((each) => each.major === major);
    if (version === undefined) return undefined;
    const bundled = bundleSchema(schemas, version.schemaFile);
    const validator = await compileValidator(bundled, './validator-runtime.gen.ts');
    if (!('check' in validator)) return undefined;
    const fields = planFieldIndex(bundled.schema);
    return { event, major, file: version.schemaFile, bundled, fields, check: validator.check };
  };

  return {
    events: byDetailType,
    async version(detailType, major) {
      const event = byDetailType.get(detailType);
      if (event === undefined) return undefined;
      const key = `${detailType}@${major}`;
      const known = compiled.get(key) ?? compile(event, major);
      compiled.set(key, known);
      return known;
    },
  };
}
