import { isObject, type JsonObject } from '../reading/json-field.ts';

/** One result of a report, and the span of time that it is of. */
export interface BucketResult {
  readonly bucket: JsonObject;
  readonly result: JsonObject;
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * Lists the results of a report that an API gives in pages of buckets: one page, a list of pages, or a list of buckets.
 *
 * Shape   nothing where the document is no such report; a bucket may be empty
 */
export function resultsOf(document: unknown): readonly BucketResult[] | undefined {
  const top = Array.isArray(document) ? objectsIn(document) : objectsIn([document]);
  const buckets = top.flatMap((entry) => (Array.isArray(entry['data']) ? objectsIn(entry['data']) : [entry]));
  const areBuckets = buckets.every((bucket) => Array.isArray(bucket['results'] ?? bucket['result']));
  if (top.length === 0 || !areBuckets) return undefined;
  return buckets.flatMap((bucket) =>
    objectsIn(bucket['results'] ?? bucket['result']).map((result) => ({ bucket, result })),
  );
}
