import { RequestRecord } from '#core';
import { parseLine } from '../../reading/parse-line.ts';
import type { CreateTranscriptParser } from '../../reading/transcript-sink.ts';
import { tellRequest } from './tell-request.ts';

/** Reads a file of the spool: one request's record a line, some of which the database has as well. */
export const parseSpool: CreateTranscriptParser = (_path, sink) => ({
  line(line) {
    const value = parseLine(line, sink);
    if (value === undefined) return;
    const request = RequestRecord.safeParse(value);
    if (request.success) tellRequest(request.data, sink, line.number);
    else sink.problem('not-a-request', line.number);
  },
  end: () => undefined,
});
