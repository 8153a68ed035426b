import type { RecordedRow } from '#providers';

/** The ladder of the constructed recordings, cheapest first. */
export const LADDER = [
  'claude-3-haiku-20240307',
  'claude-3-5-haiku-20241022',
  'claude-3-5-sonnet-20241022',
] as const;

/** A prompt of which every model of the ladder has an answer. */
export const PROMPT = 'How many bolts fit in the box? Geheimnis 🔩';

/** A prompt of which only the top of the ladder has an answer. */
export const TOP_ONLY_PROMPT = 'Name the supplier of the third bolt.';

function answer(text: string, tokens: { readonly input: number; readonly output: number }) {
  return { text, correct: true, input_tokens: tokens.input, output_tokens: tokens.output };
}

/** What each model of the ladder says to `PROMPT`. */
export const ANSWERS = {
  [LADDER[0]]: 'Twelve bolts, I think.',
  [LADDER[1]]: 'It holds 12 bolts 🔩.',
  [LADDER[2]]: `The box holds exactly twelve bolts.\n${'Each layer has four of them. '.repeat(8)}`,
} as const;

/** Constructed recordings. */
export const ROWS: readonly RecordedRow[] = [
  {
    id: 'bolts-1',
    task: 'bolts',
    prompt: PROMPT,
    answers: {
      [LADDER[0]]: answer(ANSWERS[LADDER[0]], { input: 20, output: 6 }),
      [LADDER[1]]: answer(ANSWERS[LADDER[1]], { input: 20, output: 8 }),
      [LADDER[2]]: answer(ANSWERS[LADDER[2]], { input: 20, output: 60 }),
    },
  },
  {
    id: 'bolts-2',
    task: 'bolts',
    prompt: TOP_ONLY_PROMPT,
    answers: { [LADDER[2]]: answer('Nobody knows.', { input: 12, output: 4 }) },
  },
];
