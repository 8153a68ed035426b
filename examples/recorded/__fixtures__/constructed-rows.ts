import type { RecordedRow } from '#providers';
import { createRandom } from '#stats';
import { LADDER } from '../read-data.ts';

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');

/** A number in words: prompts that differ in digits only would be near-duplicates. */
function inWords(index: number): string {
  return Array.from(String(index), (digit) => DIGITS[Number(digit)]).join(' ');
}

/** How often each model of the ladder is right, on sums and on proofs. */
const QUALITY = { sum: [0.9, 0.93, 0.95], proof: [0.2, 0.5, 0.9] } as const;

/** Constructed rows with a clear signal: cheap models fail on proofs. Texts hold what JSON and streams must escape. */
export function constructedRows(count: number, seed = 'constructed'): RecordedRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const task = index % 3 === 0 ? 'proof' : 'sum';
    const answers = LADDER.map((model, plan) => [
      model,
      {
        text: `${model} says:\n"${index}" – grüße 🧵`,
        correct: random() < (QUALITY[task][plan] ?? 0),
        input_tokens: 40 + Math.floor(random() * 50),
        output_tokens: 20 + Math.floor(random() * 200),
      },
    ]);
    return {
      id: `row-${index}`,
      task,
      prompt: `${task === 'proof' ? 'Prove the theorem of' : 'Add the numbers'} ${inWords(index)}`,
      answers: Object.fromEntries(answers),
    };
  });
}
