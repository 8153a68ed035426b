import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from './error-codes.ts';
import { VernierError } from './vernier-error.ts';

const facts = Object.entries(ERROR_CODES);
const isCode = (name: string): name is keyof typeof ERROR_CODES => name in ERROR_CODES;
const codes = Object.keys(ERROR_CODES).filter(isCode);

describe('the table of error codes', () => {
  it('gives every code an HTTP status of an error', () => {
    const wrong = facts.filter(([, { httpStatus }]) => !(httpStatus >= 400 && httpStatus <= 599));
    expect(wrong).toEqual([]);
  });

  it('never asks for a retry of what the caller must change first', () => {
    const wrong = facts.filter(([, { httpStatus, retryable }]) => httpStatus < 500 && retryable);
    expect(wrong).toEqual([]);
  });

  it('logs nothing as an error that the caller did', () => {
    const wrong = facts.filter(([, { httpStatus, level }]) => httpStatus < 500 && level === 'error');
    expect(wrong).toEqual([]);
  });

  it('is closed: it has exactly these codes', () => {
    expect(codes.toSorted()).toMatchInlineSnapshot(`
      [
        "address-unusable",
        "bad-request",
        "body-not-json",
        "body-too-deep",
        "body-too-large",
        "called-wrongly",
        "client-closed",
        "config-invalid",
        "file-unreadable",
        "file-unwritable",
        "forbidden",
        "headers-too-large",
        "internal",
        "ledger-unwritable",
        "method-not-allowed",
        "no-candidate",
        "not-carried",
        "not-enough-rows",
        "not-found",
        "plan-not-supported",
        "policy-invalid",
        "port-in-use",
        "recording-missing",
        "recordings-invalid",
        "rows-already-used",
        "store-unavailable",
        "unauthenticated",
        "unknown-effort",
        "unknown-model",
        "upstream-closed",
        "upstream-malformed",
        "upstream-refused",
        "upstream-timeout",
        "upstream-unreachable",
      ]
    `);
  });
});

describe('VernierError', () => {
  it.each(codes)('takes the HTTP status of %s from the table', (code) => {
    expect(new VernierError(code, 'x').httpStatus).toBe(ERROR_CODES[code].httpStatus);
  });

  it('keeps message, details and cause', () => {
    const cause = new Error('socket closed');
    const error = new VernierError('upstream-closed', 'it closed', { details: { bytes: 3 }, cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'VernierError', message: 'it closed', details: { bytes: 3 }, cause });
  });

  it('has no cause and no details when there is none', () => {
    const error = new VernierError('not-found', 'no such page');
    expect('cause' in error).toBe(false);
    expect(error.details).toEqual({});
  });
});
