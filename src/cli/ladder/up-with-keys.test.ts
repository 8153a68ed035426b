import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { homeWithDials } from '../__fixtures__/home-with-dials.ts';
import { recordingsFile } from '../__fixtures__/recordings.ts';
import { startVernier } from '../__fixtures__/start-vernier.ts';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';

const KEY = 'sk-ant-fake-4f9c0d1e2f3a';
const LISTENS = /Vernier listens on (http:\S+)[^]*Ctrl-C stops it\.\n/u;
const Models = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Starts the gateway with these variables, and stops it once it listens. */
async function start(environment: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const running = startVernier(['up', '--port', '0', ...flags], {
    home: await homeWithDials(),
    environment: { VERNIER_DISCOVER: 'environment', ...NO_KEYS, ...environment },
  });
  const [greeting, origin = ''] = await running.printed(LISTENS);
  const listed = Models.parse(await (await fetch(`${origin}/v1/models`)).json());
  running.child.kill('SIGTERM');
  const { stdout, stderr } = await running.ended;
  return { greeting, said: stdout + stderr, models: listed.data.map(({ id }) => id) };
}

/** A developer's own keys must not decide a test. */
const NO_KEYS = {
  ANTHROPIC_API_KEY: '',
  OPENAI_API_KEY: '',
  GEMINI_API_KEY: '',
  GOOGLE_API_KEY: '',
  OPENROUTER_API_KEY: '',
  GROQ_API_KEY: '',
  MISTRAL_API_KEY: '',
  DEEPSEEK_API_KEY: '',
};

describe('`vernier up` with keys in the environment', () => {
  it('prints the ladder that they give, with prices and their days, and never a key', async () => {
    const { greeting, said, models } = await start({ ANTHROPIC_API_KEY: KEY });
    expect(greeting).toMatch(
      /claude-haiku-5-5 +anthropic +\$\d+\.\d\d +\$\d+\.\d\d +20\d\d-\d\d-\d\d +low–max/u,
    );
    expect(greeting).toContain('found   anthropic from ANTHROPIC_API_KEY\n');
    expect(greeting).not.toContain('sample');
    expect(said).not.toContain(KEY.slice(-12));
    expect(models).toEqual(expect.arrayContaining(['auto', 'claude-haiku-5-5', 'claude-sonnet-4-6']));
  });

  it('names the variable of a key that cannot be used, and goes on with the others', async () => {
    const { greeting, said } = await start({ OPENAI_API_KEY: 'sk-4f9c\nsk-4f9c', DEEPSEEK_API_KEY: KEY });
    expect(greeting).toContain('found   deepseek from DEEPSEEK_API_KEY\n');
    expect(greeting).toMatch(/^note {4}OPENAI_API_KEY holds a line break/mu);
    expect(greeting).toMatch(/^note {4}no price is known of deepseek-flash/mu);
    expect(said).not.toContain('4f9c');
  });

  it('leaves them alone where the command line says what answers', async () => {
    const { greeting } = await start({ ANTHROPIC_API_KEY: KEY }, ['--recordings', recordingsFile()]);
    expect(greeting).not.toContain('found');
    expect(greeting).not.toContain('claude-haiku-5-5');
  });
});

it('refuses a place to look that there is not', async () => {
  const environment = { VERNIER_DISCOVER: 'everywhere' };
  const running = startVernier(['up', '--port', '0'], { home: temporaryFolder(), environment });
  const { code, stderr } = await running.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^vernier: VERNIER_DISCOVER is "everywhere": write none[^\n]*\n$/u);
});
