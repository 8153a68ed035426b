import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { float32FromBase64, toBase64, uint16FromBase64 } from './base64-array.ts';

it('reads floats back as they were written', () => {
  fc.assert(
    fc.property(fc.float32Array(), (values) => {
      expect(float32FromBase64(toBase64(values))).toEqual(values);
    }),
  );
});

it('reads bucket numbers back as they were written, from the middle of a larger array as well', () => {
  fc.assert(
    fc.property(fc.uint16Array(), (values) => {
      const inside = Uint16Array.of(7, ...values, 9).subarray(1, -1);
      expect(uint16FromBase64(toBase64(inside))).toEqual(values);
    }),
  );
});
