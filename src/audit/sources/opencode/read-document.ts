import { objectOf } from '../../reading/json-field.ts';
import type { ReadDocument } from '../../reading/declared-source.ts';
import { readStepFiles } from './step-files.ts';
import { tellMessage } from './tell-message.ts';

/** Reads one message, which has a file of its own in versions before 1.2. */
export const readDocument: ReadDocument = (document, path, sink) => {
  const message = objectOf(document);
  if (message === undefined) sink.problem('not-json');
  else tellMessage(message, { steps: readStepFiles(path) }, sink);
};
