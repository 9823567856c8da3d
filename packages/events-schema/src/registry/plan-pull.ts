import { bundleSchema } from '../generate/bundle-schema.ts';
import { canonicalText } from '../compatibility/schema-space.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import type { ConversionProblem } from './conversion-problem.ts';
import { draftContract } from './draft-contract.ts';
import { nameEvent } from './name-event.ts';
import { readRegistryDocument, type RegisteredEvent } from './read-registry-document.ts';
import { compareSchemas, type SchemaDifference } from './schema-difference.ts';
import type { SchemaDialect } from './schema-dialect.ts';

/** A schema as a registry holds it. */
export interface RegisteredDocument {
  readonly name: string;
  readonly dialect: SchemaDialect;
  readonly content: string;
}

/** Options of {@link planPull}. */
export interface PullOptions {
  readonly registered: readonly RegisteredDocument[];
  /** Text files below the contracts folder by path, with `/`. */
  readonly present: ContractFiles;
  /** `<domain>.<Event>` of the one document. @default what the document says */
  readonly as?: string | undefined;
  /** Who publishes the event. @default what the document says */
  readonly source?: string | undefined;
}

/** What becomes of one registered document. */
export interface PulledSchema {
  /** Its name in the registry. */
  readonly name: string;
  /**
   * `draft`: written as a draft. `present`: the contract is there and stays as it is, `difference` compares them.
   * `repeated`: the same version under another name, or of another source. `refused`: `problems` say why.
   */
  readonly outcome: 'draft' | 'present' | 'repeated' | 'refused';
  readonly detailType?: string;
  readonly major?: number;
  readonly difference?: SchemaDifference;
  /** Facts of `contract.json` that differ, as JSON pointers. */
  readonly facts?: readonly string[];
  readonly problems: readonly Pick<ConversionProblem, 'pointer' | 'reason' | 'fix'>[];
  readonly notes: readonly string[];
}

/** What a pull reads, and the files that it writes. */
export interface PullPlan {
  /** Files to write by path below the contracts folder; none of them is there. */
  readonly files: ReadonlyMap<string, string>;
  readonly schemas: readonly PulledSchema[];
}

/** Plans which drafts come of registered documents, and how those that are there already stand to them. */
export async function planPull({ registered, present, as, source }: PullOptions): Promise<PullPlan> {
  const files = new Map<string, string>();
  const schemas: PulledSchema[] = [];
  const seen = new Map<string, string>();
  const contractMajors = new Map<string, number>();
  for (const { name, dialect, content } of registered) {
    const read = readRegistryDocument(content, dialect);
    const { event, problems } = nameEvent(read, { as, source });
    const { detailType, major } = event;
    const at = { name, detailType, major, notes: read.notes };
    const wrong = [
      ...problems.map((problem) => ({ pointer: '', ...problem })),
      ...read.problems,
      ...(read.schema.type === undefined || read.schema.type === 'object'
        ? []
        : [
            {
              pointer: '',
              reason: 'the data of an event must be an object',
              fix: 'Wrap it in one where it comes from',
            },
          ]),
    ];
    const key = `${detailType} ${major}`;
    const first = seen.get(key);
    const folder = detailType.replace('.', '/');
    const isPresent = [...present.keys()].some((path) => path.startsWith(`${folder}/`));
    const isPushed = read.contract !== undefined;
    if (wrong.length > 0) schemas.push({ ...at, outcome: 'refused', problems: wrong });
    else if (first !== undefined && (isPushed || !isPresent)) {
      const note = isPushed
        ? `the same version as ${first}`
        : `the event of ${first} as "${event.source}" sends it: add the source to contract.json, and pull again to compare`;
      schemas.push({ ...at, outcome: 'repeated', problems: [], notes: [...read.notes, note] });
    } else {
      seen.set(key, name);
      if (isPresent) {
        schemas.push({
          ...at,
          outcome: 'present',
          problems: [],
          ...compareWithPresent(folder, major, read, present),
        });
        continue;
      }
      const draft = await draftContract(event, read);
      for (const [path, text] of draft.files) {
        // What holds for all versions is as the newest of them says.
        if (path.endsWith('/contract.json') && major < (contractMajors.get(folder) ?? 0)) continue;
        files.set(path, text);
      }
      contractMajors.set(folder, Math.max(major, contractMajors.get(folder) ?? 0));
      schemas.push({ ...at, outcome: 'draft', problems: [], notes: [...read.notes, ...draft.notes] });
    }
  }
  const notes = new Map<string, readonly string[]>();
  for (const [folder, newest] of contractMajors) notes.set(folder, missingFiles(folder, newest, files));
  return {
    files,
    schemas: schemas.map((schema) => {
      const folder = schema.detailType?.replace('.', '/') ?? '';
      const isNewest = schema.outcome === 'draft' && schema.major === contractMajors.get(folder);
      return isNewest ? { ...schema, notes: [...schema.notes, ...(notes.get(folder) ?? [])] } : schema;
    }),
  };
}

/** What a registry does not hold and a contract of several versions needs. */
function missingFiles(folder: string, newest: number, files: ReadonlyMap<string, string>): readonly string[] {
  const notes: string[] = [];
  for (let major = 1; major < newest; major += 1) {
    const isThere = files.has(`${folder}/v${major}.schema.json`);
    if (!isThere) notes.push(`${folder} lacks version ${major}, which generate asks for: pull it as well`);
    notes.push(
      `${folder}/upcast-v${major}-to-v${major + 1}.ts is to be written: registries hold no upcasters`,
    );
  }
  return notes;
}

const comparedFacts = ['owner', 'description', 'sources', 'compatibility', 'classifications'] as const;

function compareWithPresent(
  folder: string,
  said: number,
  { schema, contract }: RegisteredEvent,
  present: ContractFiles,
): Pick<PulledSchema, 'major' | 'difference' | 'facts' | 'notes'> {
  const { schemas, events } = readContracts(present);
  const event = events.find((each) => each.folder === folder);
  // A document of other origin says nothing of versions: what is published now is the newest.
  const major = contract === undefined ? (event?.versions.at(-1)?.major ?? said) : said;
  const file = `${folder}/v${major}.schema.json`;
  const bundled = bundleSchema(schemas, file);
  if (!schemas.has(file) || bundled.problems.length > 0) {
    const note = present.has(file)
      ? 'the contract cannot be read: busbar generate says why'
      : `the contract has no version ${major}: pull it into another folder with --out, and write it by hand`;
    return { notes: [note] };
  }
  const difference = compareSchemas(bundled.schema, schema);
  const facts = event?.facts;
  if (facts === undefined || contract === undefined) return { major, difference, notes: [] };
  const theirs = contract as unknown as Readonly<Record<string, Json | undefined>>;
  const ours = facts as unknown as Readonly<Record<string, Json | undefined>>;
  const differing = comparedFacts.filter((fact) => canonicalText(theirs[fact]) !== canonicalText(ours[fact]));
  return { major, difference, facts: differing.map((fact) => `/${fact}`), notes: [] };
}
