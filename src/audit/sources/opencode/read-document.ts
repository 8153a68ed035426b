import { objectOf } from '../../reading/json-field.ts';
import type { ReadDocument } from '../../reading/declared-source.ts';
import { createSessionFolders } from './session-folders.ts';
import { tellMessage } from './tell-message.ts';

/** Starts to read messages, each of which has a file of its own in versions before 1.2. */
export function createDocumentReader(): ReadDocument {
  const folders = createSessionFolders();
  return (document, path, sink) => {
    const message = objectOf(document);
    if (message === undefined) sink.problem('not-json');
    else tellMessage(message, folders.lookAround(path, message, sink.tasks), sink);
  };
}
