import type { ReadDocument } from '../../reading/declared-source.ts';
import { objectOf } from '../../reading/json-field.ts';
import { createSession, messagesOf } from './create-session.ts';

/** Reads a session that is one document, as versions before 0.39 write it. */
export const readDocument: ReadDocument = (document, path, sink) => {
  const fields = objectOf(document);
  if (fields === undefined) {
    sink.problem('not-json');
    return;
  }
  const session = createSession(path, sink);
  session.head(fields);
  for (const message of messagesOf(fields['messages'])) session.message(message);
  session.end();
};
