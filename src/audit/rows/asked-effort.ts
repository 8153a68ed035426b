import { isObject, type JsonObject } from '../reading/json-field.ts';

/** Gives the effort that a request asked for, by the fields of the providers' formats; nothing where it asked for none. */
export function askedEffort(request: JsonObject | undefined): unknown {
  if (request === undefined) return undefined;
  const { reasoning_effort: plain, reasoning, output_config: config } = request;
  return (
    plain ?? (isObject(reasoning) ? reasoning['effort'] : isObject(config) ? config['effort'] : undefined)
  );
}
