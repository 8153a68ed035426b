import { type JsonObject, objectOf } from '../../reading/json-field.ts';

/** An answer of a model; three generations of opencode name its fields differently. */
export interface Answer {
  readonly fields: JsonObject;
  readonly time: JsonObject;
  readonly tokens: JsonObject;
  readonly model: unknown;
  readonly provider: unknown;
  /** The level of effort, where one was chosen. */
  readonly variant: unknown;
  /** Absent where only its place says it. */
  readonly session: unknown;
  /** Whether the count of outputs leaves reasoning out without having to say so. */
  readonly isDisjoint: boolean;
}

const NO_FIELDS: JsonObject = {};

function isAnswer({ role, type }: JsonObject): boolean {
  return role === 'assistant' || type === 'assistant';
}

/** Versions since 2.0 put the model's names into an object of its own. */
function readModel(fields: JsonObject) {
  const model = objectOf(fields['model']);
  return model === undefined
    ? { model: fields['modelID'], provider: fields['providerID'], variant: fields['variant'] }
    : { model: model['id'], provider: model['providerID'], variant: model['variant'] };
}

/** Reads a message that is an answer; versions before July 2025 have most of it in `metadata`. */
export function readAnswer(message: JsonObject): Answer | undefined {
  if (!isAnswer(message)) return undefined;
  const metadata = objectOf(message['metadata']) ?? NO_FIELDS;
  const fields = objectOf(metadata['assistant']) ?? message;
  return {
    fields,
    time: objectOf(message['time']) ?? objectOf(metadata['time']) ?? NO_FIELDS,
    tokens: objectOf(fields['tokens']) ?? NO_FIELDS,
    ...readModel(fields),
    session: message['sessionID'] ?? metadata['sessionID'],
    isDisjoint: objectOf(fields['model']) !== undefined,
  };
}
