import { createRandom } from '#stats';
import { temporaryFile } from './temporary-folder.ts';

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const SMALL = 'claude-3-haiku-20240307';
const LARGE = 'claude-3-5-sonnet-20241022';

/** A number in words: prompts that differ in digits only would be near-duplicates. */
function inWords(index: number): string {
  return Array.from(String(index), (digit) => DIGITS[Number(digit)]).join(' ');
}

function answer(text: string, isRight: boolean, outputTokens: number) {
  return { text, correct: isRight, input_tokens: 100, output_tokens: outputTokens };
}

/** Constructed rows with a clear signal: the small model fails on proofs, the large one rarely fails. */
export function recordedLines(rowCount: number, seed = 'recordings'): string[] {
  const random = createRandom(seed);
  return Array.from({ length: rowCount }, (_, index) => {
    const isProof = index % 3 === 0;
    return JSON.stringify({
      id: `row-${index}`,
      task: isProof ? 'proof' : 'sum',
      prompt: `${isProof ? 'Prove the theorem of' : 'Add the numbers'} ${inWords(index)}`,
      answers: {
        [SMALL]: answer(`small ${index}`, random() < (isProof ? 0.2 : 0.97), 50),
        [LARGE]: answer(`large ${index}`, random() < 0.97, 80),
      },
    });
  });
}

/** Writes lines as a recordings file. */
export function recordingsFile(lines: readonly string[] = recordedLines(300)): string {
  return temporaryFile('recordings.jsonl', `${lines.join('\n')}\n`);
}
