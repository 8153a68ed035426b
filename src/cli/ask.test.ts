import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { homeWithDials } from './__fixtures__/home-with-dials.ts';
import { recordingsFile } from './__fixtures__/recordings.ts';
import { temporaryFolder } from './__fixtures__/temporary-folder.ts';

const Asked = z.object({
  answer: z.string(),
  form: z
    .object({ index: z.number(), count: z.number(), id: z.string(), gold: z.string(), isRight: z.boolean() })
    .nullable(),
  explanation: z.array(z.object({ title: z.string(), text: z.string() })),
});

async function askJson(home: string, ...words: string[]) {
  const { out } = await callVernier(['ask', '--json', ...words], { VERNIER_HOME: home });
  return Asked.parse(JSON.parse(out));
}

describe('vernier ask without a question', () => {
  it('takes one form of the sample work after the other', async () => {
    const home = await homeWithDials();
    const forms = [await askJson(home, '--effort', '0'), await askJson(home, '--effort', '0')];
    expect(forms.map(({ form }) => [form?.index, form?.count])).toEqual([
      [0, 120],
      [1, 120],
    ]);
  });

  it('shows the form, the answer and whether it is right, and explains the decision in words', async () => {
    const { code, out, error } = await callVernier(['ask']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^form 1 of 120 of the sample work \(\S+\)\n\nWhich practice area is this/u);
    expect(out).toMatch(/^(?:right: |wrong: the right answer is )\S+$/mu);
    for (const title of [
      'why',
      'promise',
      'one step lower',
      'source',
      'cost',
      'answered by',
      'certificate',
    ]) {
      expect(out).toMatch(new RegExp(`^${title} +\\S`, 'mu'));
    }
  });

  it('says that the classifier really answered where it did', async () => {
    const { explanation } = await askJson(temporaryFolder(), '--model', 'intake-classifier');
    expect(explanation.find(({ title }) => title === 'source')?.text).toMatch(/^measured: /u);
  });

  it('takes the first form, and says why, where it cannot remember the next', async () => {
    const home = await homeWithDials();
    mkdirSync(join(home, 'next-sample-form'));
    const { code, out, error } = await callVernier(['ask', '--effort', '0'], { VERNIER_HOME: home });
    expect(code).toBe(0);
    expect(out).toMatch(/^form 1 of 120/u);
    expect(error).toMatch(/next-sample-form cannot be written .*: it is the first form each time/u);
  });

  it('asks for a question where providers leave no sample work', async () => {
    const { code, error } = await callVernier(['ask', '--recordings', recordingsFile()]);
    expect(code).toBe(1);
    expect(error).toMatch(/^vernier: no question was given, .*: write a question behind `ask`\n$/u);
  });
});
