import { isObject, objectOf } from '../../reading/json-field.ts';

/** Attributes by their keys: texts, numbers and truth values; lists and objects are not read. */
export type Attributes = ReadonlyMap<string, unknown>;

/** Reads a list of attributes in the JSON of the protocol; whole numbers stand there as texts. */
export function readAttributes(list: unknown): Attributes {
  const attributes = new Map<string, unknown>();
  for (const one of Array.isArray(list) ? list : []) {
    const [key, value] = isObject(one) ? [one['key'], objectOf(one['value'])] : [];
    if (typeof key !== 'string' || value === undefined) continue;
    const told = value['intValue'] ?? value['doubleValue'] ?? value['stringValue'] ?? value['boolValue'];
    if (told !== undefined) attributes.set(key, told);
  }
  return attributes;
}

/** Gives the first attribute that is there, current names before older ones. */
export function firstOf(attributes: Attributes, keys: readonly string[]): unknown {
  return keys.map((key) => attributes.get(key)).find((value) => value !== undefined);
}
