const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[+-]?\d+)?$/iu;

/**
 * Reads a number as exports write it: `1234`, `"1,234"`, `"0.00012"`, `"1.2e-5"`, `"$0.42"`.
 *
 * Shape   nothing where there is none (empty, null); NaN where something else stands there
 */
export function numberOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim().replace(/^\$/u, '');
  if (text === '') return undefined;
  return NUMBER.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
}

const COUNT = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?$/u;

/**
 * Reads a count as exports write it: `1234`, `"1,234"`, `"1234.0"`.
 *
 * Shape   nothing where there is none (empty, null); NaN where something else stands there, such as `"1e6"` or `"$5"`
 */
export function countOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || COUNT.test(text) ? numberOf(value) : Number.NaN;
}

/** Reads a number for a comparison in which none is as good as 0. */
export function numberOrZero(value: unknown): number {
  return numberOf(value) ?? 0;
}
