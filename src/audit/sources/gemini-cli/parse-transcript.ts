import { objectOf } from '../../reading/json-field.ts';
import { looksLikeObject, parseLine } from '../../reading/parse-line.ts';
import type { CreateTranscriptParser } from '../../reading/transcript-sink.ts';
import { createSession, messagesOf } from './create-session.ts';

/** What stands in a line that is of a message, of the session, or a list of messages once more. */
const MARKS = ['"gemini"', '"user"', '"info"', '"sessionId"', '"$set"'].map((mark) => Buffer.from(mark));

/**
 * Reads a session that grows line by line.
 *
 * Shape   what a person took back was billed all the same: it counts
 */
export const parseTranscript: CreateTranscriptParser = (path, sink) => {
  const session = createSession(path, sink);
  return {
    line(line) {
      if (!looksLikeObject(line, sink) || !MARKS.some((mark) => line.bytes.includes(mark))) return;
      const record = parseLine(line, sink);
      if (record === undefined) return;
      const changes = objectOf(record['$set']);
      session.head(changes ?? record);
      for (const message of messagesOf(changes?.['messages'])) session.listed(message, line.number);
      session.message(record, line.number);
    },
    end: () => session.end(),
  };
};
