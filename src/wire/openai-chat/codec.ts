import type { FormatCodec } from '../codec.ts';
import { createOpenAiChatWriter, writeOpenAiChatAnswer } from './encode.ts';
import { readOpenAiError, writeOpenAiError } from './error.ts';
import { readOpenAiChatAnswer } from './read-answer.ts';
import { readOpenAiChatRequest } from './read-request.ts';
import { createOpenAiChatReader } from './read-stream.ts';
import { createOpenAiChatMachine } from './stream-machine.ts';
import { openAiChatToNeutral } from './to-neutral.ts';
import { readOpenAiUsage, writeOpenAiUsage } from './usage.ts';
import { writeOpenAiChatRequest } from './write-request.ts';

/** The OpenAI Chat Completions format. */
export const openAiChatCodec: FormatCodec = {
  readRequest: readOpenAiChatRequest,
  toNeutralRequest: openAiChatToNeutral,
  writeRequest: writeOpenAiChatRequest,
  readUsage: readOpenAiUsage,
  writeUsage: writeOpenAiUsage,
  createStreamMachine: createOpenAiChatMachine,
  createStreamReader: createOpenAiChatReader,
  readAnswer: readOpenAiChatAnswer,
  createWriter: createOpenAiChatWriter,
  writeAnswer: writeOpenAiChatAnswer,
  writeError: writeOpenAiError,
  writeStreamError: (error) => `data: ${JSON.stringify(writeOpenAiError(error))}\n\n`,
  readError: readOpenAiError,
};
