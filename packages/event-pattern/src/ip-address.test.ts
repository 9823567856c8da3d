import { describe, expect, it } from 'vitest';
import { toAddressHex } from './ip-address.ts';

describe('toAddressHex', () => {
  it.each([
    ['0.0.0.0', '00000000'],
    ['255.255.255.255', 'FFFFFFFF'],
    ['010.1.2.3', '0A010203'],
    ['::', '0'.repeat(32)],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::ab:1', '20010DB8000000000000000000AB0001'],
    ['2001:0db8:00000:0:0:0:00ab:1', '20010DB8000000000000000000AB0001'],
    ['::ffff:a00:1', '0A000001'],
  ])('reads %s', (text, hex) => {
    expect(toAddressHex(text)).toBe(hex);
  });

  it.each([
    [''],
    ['1.2.3'],
    ['1.2.3.4.5'],
    ['1.2.3.256'],
    ['1.2.3.x'],
    [':'],
    [':1'],
    ['1::2::3'],
    ['1:2:3:4:5:6:7'],
    ['1:2:3:4:5:6:7:8:9'],
    ['1:2:3:4:5:6:7::8:9'],
    ['12345::'],
    ['::ffff:10.0.0.1'],
    ['localhost'],
  ])('finds no address in %j', (text) => {
    expect(toAddressHex(text)).toBeUndefined();
  });
});
