import { readFileSync } from 'node:fs';
import type { WireFormat } from '../wire-format.ts';

/** An answer kept in this folder. */
export interface Fixture {
  readonly file: string;
  readonly format: WireFormat;
  readonly stream: boolean;
  /** Whether it ends as a complete answer; else with the upstream's own error. */
  readonly isComplete: boolean;
}

/** All answers of this folder. */
export const FIXTURES: readonly Fixture[] = [
  { file: 'anthropic-stream-text.sse', format: 'anthropic-messages', stream: true, isComplete: true },
  { file: 'anthropic-stream-thinking.sse', format: 'anthropic-messages', stream: true, isComplete: true },
  { file: 'anthropic-stream-tool.sse', format: 'anthropic-messages', stream: true, isComplete: true },
  { file: 'anthropic-stream-error.sse', format: 'anthropic-messages', stream: true, isComplete: false },
  { file: 'anthropic-message.json', format: 'anthropic-messages', stream: false, isComplete: true },
  { file: 'openai-stream-text.sse', format: 'openai-chat', stream: true, isComplete: true },
  { file: 'openai-stream-crlf.sse', format: 'openai-chat', stream: true, isComplete: true },
  { file: 'openai-stream-tool.sse', format: 'openai-chat', stream: true, isComplete: true },
  { file: 'openai-stream-error.sse', format: 'openai-chat', stream: true, isComplete: false },
  { file: 'openai-completion.json', format: 'openai-chat', stream: false, isComplete: true },
];

/** Reads one file of this folder. */
export function readFixture(file: string): Buffer {
  return readFileSync(new URL(file, import.meta.url));
}
