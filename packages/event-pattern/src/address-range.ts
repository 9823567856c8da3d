import { dropTrailing } from './drop-trailing.ts';
import type { EventValue } from './event-value.ts';

const HEX_DIGIT = /[0-9A-F]/;

/** Addresses from `bottom` to `top`, both included, as upper-case hexadecimal digits of one length. */
export interface AddressRange {
  readonly bottom: string;
  readonly top: string;
}

/**
 * Reads the range of a CIDR block.
 *
 * @throws RangeError with AWS's wording. AWS refuses `/32` and `/128`.
 */
export function parseCidr(cidr: string, toHex: (address: string) => string): AddressRange {
  const parts = dropTrailing(cidr, '/').split('/');
  if (parts.length !== 2) throw new RangeError("Malformed CIDR, one '/' required");
  const [address = '', mask = ''] = parts;
  const maskBits = /^[+-]?\d+$/.test(mask) ? Number(mask) : Number.NaN;
  if (!(maskBits >= -2_147_483_648 && maskBits <= 2_147_483_647)) {
    throw new RangeError('Malformed CIDR, mask bits must be an integer');
  }
  if (maskBits < 0) throw new RangeError('Malformed CIDR, mask bits must not be negative');
  const hex = toHex(address);
  const bits = hex.length * 4;
  if (maskBits >= bits) {
    throw new RangeError(bits === 32 ? 'IPv4 mask bits must be < 32' : 'IPv6 mask bits must be < 128');
  }
  const free = BigInt(bits - maskBits);
  const bottom = (BigInt(`0x${hex}`) >> free) << free;
  const top = bottom | ((1n << free) - 1n);
  return { bottom: toHexDigits(bottom, hex.length), top: toHexDigits(top, hex.length) };
}

/**
 * Decides whether a value lies in a range.
 *
 * AWS walks the value's digits beside those of the range and decides at the first digit that is strictly inside,
 * so an address of the other family, and a number (`5` in `0.0.0.0/0`), can lie in it too.
 */
export function isInAddressRange(value: EventValue, { bottom, top }: AddressRange): boolean {
  const digits = value.kind === 'number' ? value.text : value.addressHex;
  if (digits === undefined) return false;
  let onBottom = true;
  let onTop = true;
  for (let index = 0; index < bottom.length; index++) {
    const digit = digits[index];
    if (digit === undefined || !HEX_DIGIT.test(digit)) return false;
    const low = bottom[index] as string;
    const high = top[index] as string;
    if ((onBottom && digit < low) || (onTop && digit > high)) return false;
    onBottom &&= digit === low;
    onTop &&= digit === high;
    if (!onBottom && !onTop) return true;
  }
  return true;
}

function toHexDigits(address: bigint, length: number): string {
  return address.toString(16).toUpperCase().padStart(length, '0');
}
