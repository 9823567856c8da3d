import { acceptAddresses } from '../accepted-values.ts';
import { isInAddressRange, parseCidr } from '../address-range.ts';
import { looksLikeAddress, toAddressHex } from '../ip-address.ts';
import { type Operator, takeEnd, takeString } from './operator.ts';

/** `{ "cidr": "10.0.0.0/8" }`: strings that are IP addresses of the block. */
export const cidr: Operator = {
  name: 'cidr',
  parse(tokens) {
    // AWS's reason speaks of a prefix here.
    const text = takeString(tokens, 'prefix match pattern must be a string');
    const range = (() => {
      try {
        return parseCidr(text, toHexOrThrow);
      } catch (error) {
        if (error instanceof RangeError) tokens.failWithoutLocation(error.message);
        throw error;
      }
    })();
    takeEnd(tokens);
    return {
      operator: 'cidr',
      wanted: { cidr: text },
      lookups: [{ by: 'any' }],
      accepts: acceptAddresses(range),
      readsAddresses: true,
      matches: (value) => isInAddressRange(value, range),
    };
  },
};

function toHexOrThrow(address: string): string {
  if (!looksLikeAddress(address)) throw new RangeError(`Nonstandard IP address: ${address}`);
  const hex = toAddressHex(address);
  if (hex === undefined) throw new RangeError(`Invalid IP address: ${address}`);
  return hex;
}
