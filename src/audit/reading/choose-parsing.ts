import { basename } from 'node:path';
import type { TranscriptSource } from '#core';
import { parseTranscript as parseClaudeCode } from '../sources/claude-code/parse-transcript.ts';
import { createCodexParsing } from '../sources/codex/parse-transcript.ts';
import type { TranscriptFile } from './list-transcripts.ts';
import type { Line } from './read-lines.ts';
import type { CreateTranscriptParser } from './transcript-sink.ts';

const CODEX_NAME = /^rollout-/u;
const CODEX_MARKS = ['"session_meta"', '"turn_context"'].map((mark) => Buffer.from(mark));

/** Says whose transcript a file is, by its name or its first line. */
export function sourceOf(file: TranscriptFile, first: Line): TranscriptSource {
  if (file.source !== undefined) return file.source;
  const isCodex =
    CODEX_NAME.test(basename(file.path)) || CODEX_MARKS.some((mark) => first.bytes.includes(mark));
  return isCodex ? 'codex' : 'claude-code';
}

/** Makes what reads the transcripts of each source; what spans several files is remembered. */
export function createParsings(): Readonly<Record<TranscriptSource, CreateTranscriptParser>> {
  return { 'claude-code': parseClaudeCode, codex: createCodexParsing() };
}
