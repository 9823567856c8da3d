import { pointerSteps } from '@busbar/events-schema/generate';
import type { ContractViolation } from '@busbar/events-schema';
import type { DriftContract } from './drift-contract.ts';
import { jsonTypeOf } from './json-type.ts';
import type { DriftRate, VersionObservation, ViolationTally } from './observation.ts';
import { createPlace, foldDocument, keptPlaces, noteValue } from './observed-place.ts';
import { createClassifier, toPlacePath } from './place-path.ts';

/** Ways to break a contract that are kept apart for one version. */
const keptViolations = 500;
/** Producers or revisions that are counted one by one. */
const keptNames = 200;

/** Adds up what is seen of one version. */
export interface VersionObserver {
  /** @param producer `metadata.producer` in words. @param revision `metadata.version`. */
  add(data: unknown, producer: string, revision: string): void;
  observation(): VersionObservation;
}

/** Creates the fold over the data of one version. */
export function createVersionObserver({ event, major, fields, check }: DriftContract): VersionObserver {
  const root = createPlace();
  const budget = { placesLeft: keptPlaces };
  const isClassified = createClassifier(Object.keys(event.facts.classifications));
  const violations = new Map<string, ViolationTally>();
  const producers = new Map<string, DriftRate>();
  const revisions = new Map<string, DriftRate>();
  let rate: DriftRate = { events: 0, violating: 0, undeclared: 0 };
  let violationsLeftOut = 0;

  const note = (data: unknown, violation: ContractViolation): void => {
    const { keyword, message, params, value } = violation;
    const pointer = toPlacePath(fields, data, violation.pointer);
    const key = JSON.stringify([pointer, keyword, message]);
    let tally = violations.get(key);
    if (tally === undefined) {
      if (violations.size >= keptViolations) {
        violationsLeftOut += 1;
        return;
      }
      const field = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
      tally = {
        pointer,
        keyword,
        message,
        ...(typeof field === 'string' ? { field } : {}),
        count: 0,
        types: new Map(),
        values: new Map(),
        valuesLeftOut: 0,
      };
      violations.set(key, tally);
    }
    tally.count += 1;
    const type = jsonTypeOf(value);
    tally.types.set(type, (tally.types.get(type) ?? 0) + 1);
    if (type === 'object' || type === 'array') return;
    if (isClassified(pointerSteps(pointer))) tally.valuesLeftOut += 1;
    else noteValue(tally, value);
  };

  return {
    add(data, producer, revision) {
      const broken = check(data);
      const undeclared = foldDocument(root, data, { fields, budget, isClassified });
      for (const violation of broken) note(data, violation);
      const violates = broken.length > 0 ? 1 : 0;
      const isUndeclared = undeclared > 0 ? 1 : 0;
      const raised = ({ events, violating, undeclared: others }: DriftRate): DriftRate => ({
        events: events + 1,
        violating: violating + violates,
        undeclared: others + isUndeclared,
      });
      rate = raised(rate);
      for (const [rates, name] of [
        [producers, producer],
        [revisions, revision],
      ] as const) {
        const known = rates.has(name) || rates.size < keptNames ? name : 'others';
        rates.set(known, raised(rates.get(known) ?? { events: 0, violating: 0, undeclared: 0 }));
      }
    },
    observation: () => ({
      detailType: event.detailType,
      major,
      rate,
      root,
      violations: [...violations.values()],
      violationsLeftOut,
      producers,
      revisions,
      isCut: budget.placesLeft <= 0,
      isCounted: true,
    }),
  };
}
