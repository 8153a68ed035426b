import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, sha256, toCanonicalJson, unitFromHash } from './content-hash.ts';

/** The same value with the members of every object in the opposite order. */
function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, member] of Object.entries(value).toReversed()) copy[key] = withKeysReversed(member);
  return copy;
}

describe('toCanonicalJson', () => {
  it('writes keys in order at every depth', () => {
    expect(toCanonicalJson({ b: [{ d: 1, c: 'x' }], a: null })).toBe('{"a":null,"b":[{"c":"x","d":1}]}');
  });

  it('says the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toCanonicalJson(withKeysReversed(value))).toBe(toCanonicalJson(value));
      }),
    );
  });

  it('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out members that are undefined, as JSON does, so that a value read back has the same hash', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.option(fc.integer(), { nil: undefined })), (value) => {
        expect(contentHash(value)).toBe(contentHash(JSON.parse(JSON.stringify(value))));
      }),
    );
    expect(toCanonicalJson([undefined, 1])).toBe('[null,1]');
  });

  it('keeps the order of a list, which means something', () => {
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });
});

describe('sha256', () => {
  it('gives the digest that the standard prints for abc', () => {
    // FIPS 180-4, example of SHA-256
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('unitFromHash', () => {
  it('gives the same number for the same text for ever', () => {
    expect(unitFromHash('abc')).toBeCloseTo(0xba7816bf / 2 ** 32, 9);
    expect(unitFromHash('')).toBeCloseTo(0xe3b0c442 / 2 ** 32, 9);
  });

  it('stays in [0, 1) for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const unit = unitFromHash(text);
        expect(unit >= 0 && unit < 1).toBe(true);
      }),
    );
  });

  it('spreads texts that differ by a number evenly', () => {
    const count = 20_000;
    const units = Array.from({ length: count }, (_, index) => unitFromHash(`row ${index}`)).toSorted(
      (a, b) => a - b,
    );
    const distance = Math.max(
      ...units.map((unit, index) =>
        Math.max(Math.abs(unit - index / count), Math.abs(unit - (index + 1) / count)),
      ),
    );
    // Kolmogorov–Smirnov: 1.63 / √n is passed by chance in one case of a hundred
    expect(distance).toBeLessThan(1.63 / Math.sqrt(count));
  });
});
