import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { homeWithDials } from './__fixtures__/home-with-dials.ts';
import { recordingsFile } from './__fixtures__/recordings.ts';
import { startGateway } from './__fixtures__/start-gateway.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';

const Asked = z.object({
  answer: z.string(),
  form: z
    .object({ index: z.number(), count: z.number(), id: z.string(), gold: z.string(), isRight: z.boolean() })
    .nullable(),
  explanation: z.array(z.object({ title: z.string(), text: z.string() })),
  url: z.string().nullable(),
});
const Key = z.object({ key: z.string(), hash: z.string() });

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

describe('vernier ask of a gateway that runs', () => {
  it('asks the one that was named, with the key of VERNIER_KEY, and opens nothing of its own', async () => {
    const made = await callVernier(['keys', 'create', 'team', '--json']);
    const { key, hash } = Key.parse(JSON.parse(made.out));
    const config = temporaryFile('vernier.yaml', `guard: { keys: [{ name: team, hash: "${hash}" }] }`);
    const { origin } = await startGateway(['--config', config]);
    const [home, words] = [temporaryFolder(), ['ask', '--url', origin, '--effort', '0', '--json']];
    expect(await callVernier(words, { VERNIER_HOME: home })).toMatchObject({
      code: 1,
      error: expect.stringMatching(/asks for a key: put a key into the variable VERNIER_KEY/u),
    });
    const { out } = await callVernier(words, { VERNIER_HOME: home, VERNIER_KEY: key });
    const { url, form, explanation } = Asked.parse(JSON.parse(out));
    expect({ url, index: form?.index, count: form?.count }).toEqual({ url: origin, index: 0, count: 120 });
    expect(explanation.map(({ title }) => title)).toEqual(['why', 'promise', 'source']);
    expect(existsSync(join(home, 'vernier.db'))).toBe(false);
  });

  it('finds it at the configured address, says so, and passes on what it refuses', async () => {
    const { origin } = await startGateway(['--recordings', recordingsFile()]);
    const config = `listen: { port: ${new URL(origin).port} }`;
    const environment = { VERNIER_CONFIG: temporaryFile('vernier.yaml', config) };
    const asked = await callVernier(['ask', 'Add the numbers one'], environment);
    expect(asked).toMatchObject({ code: 0, error: `asked the gateway that runs at ${origin}\n` });
    expect(asked.out).toMatch(/^(?:small|large) 1\n/u);
    expect(await callVernier(['ask', 'Say hello.'], environment)).toMatchObject({
      code: 1,
      error: expect.stringContaining(`vernier: the gateway at ${origin} refused: `),
    });
    const inside = await callVernier(['ask', 'Say hello.', '--dial', '/no/such/file'], environment);
    expect(inside.error).toMatch(/^vernier: .*no\/such\/file/u);
  });

  it('answers by itself in place of none, unless one was named', async () => {
    const { code, error } = await callVernier(['ask', 'Say hello.', '--url', 'http://127.0.0.1:1/']);
    expect(code).toBe(1);
    expect(error).toMatch(
      /^vernier: no gateway runs at http:\/\/127\.0\.0\.1:1: start one with `vernier up`, or leave --url out and the command itself answers\n$/u,
    );
  });

  it.each(['--config', '--dial', '--recordings', '--upstream'])(
    'is called wrongly with %s as well, which says what is served elsewhere',
    async (flag) => {
      const words = ['ask', 'Say hello.', '--url', 'http://127.0.0.1:1', flag, 'http://127.0.0.1:2'];
      const { code, error } = await callVernier(words);
      expect(code).toBe(2);
      expect(error).toMatch(/--url <url>' cannot be used with option/u);
    },
  );
});
