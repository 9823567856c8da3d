/** What the generated types keep of a schema: checked by `tsc`, never run. */
import type { EventData } from '../../src/index.ts';
import { examples } from './generated/examples.gen.ts';
import type { demo } from './generated/index.gen.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assert = <_ extends true>(): void => undefined;

type Parcel = EventData<typeof demo.ParcelShipped>;

assert<Equal<Parcel, demo.ParcelShippedV1>>();
assert<Equal<Parcel['parcelId'], string>>();
assert<Equal<Parcel['weightGrams'], number>>();
// Optional: may be missing, and is never undefined when it is there.
assert<Equal<Pick<Parcel, 'recipient'>, { recipient?: string }>>();
assert<Equal<Pick<Parcel, 'note'>, { note?: string | null }>>();
assert<Equal<NonNullable<Parcel['service']>, 'standard' | 'express'>>();
assert<Equal<Parcel['carrier']['kind'], 'air' | 'road'>>();
assert<Equal<Parcel['destination']['country'], 'DE' | 'FR' | 'GB'>>();
assert<Equal<NonNullable<Parcel['labels']>, { [k: string]: string }>>();
assert<Equal<NonNullable<Parcel['position']>, [number, number]>>();
assert<Equal<Parcel['stops'][number], { at: string; signature?: string }>>();
assert<Equal<NonNullable<demo.TreeGrownV1['tags']>, ('a' | 'b' | 'c')[]>>();
assert<Equal<demo.TreeGrownV1['root'], NonNullable<demo.TreeGrownV1['root']['next']>>>();

declare const parcel: demo.ParcelShippedV1;

// The discriminator narrows the union.
if (parcel.carrier.kind === 'air') assert<Equal<typeof parcel.carrier.flight, string>>();
else assert<Equal<typeof parcel.carrier.trailers, number | undefined>>();

// @ts-expect-error only a carrier by road has a plate
parcel.carrier.plate;
// @ts-expect-error a number of the label is required
export const withoutId: demo.ParcelShippedV1 = { ...parcel, parcelId: undefined };
// @ts-expect-error nobody flies a bicycle
export const wrongCarrier: demo.ParcelShippedV1['carrier'] = { kind: 'bicycle', flight: '1' };
// @ts-expect-error a flight has no plate
export const mixedCarrier: demo.ParcelShippedV1['carrier'] = { kind: 'air', plate: 'AB 1' };
// @ts-expect-error null is for the note alone
export const nullRecipient: demo.ParcelShippedV1 = { ...parcel, recipient: null };
// @ts-expect-error a position has two numbers
export const wrongPosition: demo.ParcelShippedV1['position'] = [1];

assert<Equal<ReturnType<typeof examples.demo.ParcelShipped.v1>, demo.ParcelShippedV1>>();
examples.demo.ParcelShipped.v1();
examples.demo.ParcelShipped.v1({ seed: 2, overrides: { note: null, recipient: undefined } });
// @ts-expect-error an override has the field's type
examples.demo.ParcelShipped.v1({ overrides: { weightGrams: '5' } });
// @ts-expect-error the contract declares no such field
examples.demo.ParcelShipped.v1({ overrides: { wieghtGrams: 5 } });
