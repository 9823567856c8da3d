const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const IPV6_CHARACTERS = /^[0-9a-fA-F:]+$/;

/** Whether a text has the form of an IP address (which says nothing yet about its numbers). */
export function looksLikeAddress(text: string): boolean {
  const first = text.charCodeAt(0);
  // Hexadecimal digits and the colon are the only first characters; most strings end here.
  const isPossible =
    (first >= 0x30 && first <= 0x3a) || (first >= 0x41 && first <= 0x46) || (first >= 0x61 && first <= 0x66);
  return isPossible && (IPV4.test(text) || (text.includes(':') && IPV6_CHARACTERS.test(text)));
}

/**
 * Reads an IP address as upper-case hexadecimal digits: 8 for IPv4, 32 for IPv6.
 *
 * An IPv6 address that maps an IPv4 address is the IPv4 address, as in Java's `InetAddress`, which AWS uses.
 *
 * @example
 * ```ts
 * toAddressHex('10.0.0.1'); //=> '0A000001'
 * toAddressHex('::ffff:0a00:0001'); //=> '0A000001'
 * toAddressHex('10.0.0.256'); //=> undefined
 * ```
 */
export function toAddressHex(text: string): string | undefined {
  if (!looksLikeAddress(text)) return undefined;
  return text.includes(':') ? ipv6Hex(text) : ipv4Hex(text);
}

function ipv4Hex(text: string): string | undefined {
  let hex = '';
  for (const part of text.split('.')) {
    const byte = Number(part);
    if (byte > 255) return undefined;
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex.toUpperCase();
}

function ipv6Hex(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...head, ...tail];
  if (groups.some((group) => !/^0*[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = 8 - groups.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const filled = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  const hex = filled.map((group) => group.padStart(4, '0').slice(-4).toUpperCase()).join('');
  return hex.startsWith('00000000000000000000FFFF') ? hex.slice(24) : hex;
}
