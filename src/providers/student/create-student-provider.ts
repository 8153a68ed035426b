import { sha256, type StudentModel, VernierError } from '#core';
import { parseBody, readRequest, WIRE_FORMATS } from '#wire';
import { estimateUsage } from '../estimate-usage.ts';
import type { Provider } from '../provider.ts';
import { givenUp, sayAnswer } from '../say-answer.ts';
import { openStudent } from './open-student.ts';
import { studentAnswer } from './student-answer.ts';

/** What a student's provider answers from. */
export interface StudentProviderOptions {
  /** Default `student`. */
  readonly id?: string;
  /** The model's name on the ladder. */
  readonly modelId: string;
  readonly student: StudentModel;
}

/**
 * Makes a provider that answers by a classifier learned on this machine, in either format, streamed or not.
 *
 * Shape   it reads the text of the newest user turn and nothing else; the answer is one of its labels, or `unsure`
 * Throws  'policy-invalid' for a student that is not whole; by `open`: 'unknown-model', 'bad-request', 'client-closed'
 */
export function createStudentProvider(options: StudentProviderOptions): Provider {
  const { id = 'student', modelId, student: model } = options;
  const student = openStudent(model);
  return {
    id,
    source: 'measured',
    formats: WIRE_FORMATS,
    open: async (request) => {
      if (request.signal?.aborted === true) throw givenUp();
      if (request.modelId !== modelId) {
        throw new VernierError(
          'unknown-model',
          `${request.modelId.slice(0, 100)} is not the classifier of ${id}: use ${modelId}`,
        );
      }
      const view = readRequest(request.format, parseBody(request.body), { slashCommands: false });
      const text = studentAnswer(student.predict(view.text));
      const usage = estimateUsage({ inputBytes: view.inputBytes, answer: text });
      return sayAnswer({ name: `${model.hash}\n${sha256(view.text)}`, modelId, text, usage }, request);
    },
    close: () => Promise.resolve(),
  };
}
