import type { FormatCodec } from '../codec.ts';
import { createAnthropicWriter, writeAnthropicAnswer } from './encode.ts';
import { readAnthropicError, writeAnthropicError } from './error.ts';
import { readAnthropicAnswer } from './read-answer.ts';
import { readAnthropicRequest } from './read-request.ts';
import { createAnthropicReader } from './read-stream.ts';
import { createAnthropicMachine } from './stream-machine.ts';
import { anthropicToNeutral } from './to-neutral.ts';
import { readAnthropicUsage, writeAnthropicUsage } from './usage.ts';
import { writeAnthropicRequest } from './write-request.ts';

/** The Anthropic Messages format. */
export const anthropicCodec: FormatCodec = {
  readRequest: readAnthropicRequest,
  toNeutralRequest: anthropicToNeutral,
  writeRequest: writeAnthropicRequest,
  readUsage: readAnthropicUsage,
  writeUsage: writeAnthropicUsage,
  createStreamMachine: createAnthropicMachine,
  createStreamReader: createAnthropicReader,
  readAnswer: readAnthropicAnswer,
  createWriter: createAnthropicWriter,
  writeAnswer: writeAnthropicAnswer,
  writeError: writeAnthropicError,
  writeStreamError: (error) => `event: error\ndata: ${JSON.stringify(writeAnthropicError(error))}\n\n`,
  readError: readAnthropicError,
};
