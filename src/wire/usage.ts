import type { Usage } from '#core';
import { CODECS } from './codecs.ts';
import type { JsonObject } from './json/json-object.ts';
import type { WireFormat } from './wire-format.ts';

/** Reads a format's usage object into disjoint parts, with the object kept as `raw`. */
export function readUsage(format: WireFormat, raw: JsonObject): Usage {
  return CODECS[format].readUsage(raw);
}

/** Writes usage as a format's usage object; what is not known is left out. */
export function writeUsage(format: WireFormat, usage: Usage): JsonObject {
  return CODECS[format].writeUsage(usage);
}
