/**
 * One change of a JSON document.
 *
 * Shape   path: at least one segment, a text names an object's member and a number an array's element;
 *         without `value` (or with undefined) what stands there is removed
 */
export interface JsonEdit {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/** Builds the value that stands at the first segment of `rest` when nothing was there yet. */
export function nestValue(rest: readonly (string | number)[], value: unknown): unknown {
  let nested = value;
  for (const segment of rest.toReversed()) {
    if (typeof segment === 'number' && segment !== 0) throw new Error(`no element ${segment} in a new array`);
    nested = typeof segment === 'number' ? [nested] : { [segment]: nested };
  }
  return nested;
}
