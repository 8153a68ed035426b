import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certificate } from '#core';
import { DialRecord } from '#routing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { recordedLines, recordingsFile } from './__fixtures__/recordings.ts';
import { startVernier } from './__fixtures__/start-vernier.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';

const Certificates = z.array(Certificate);

/** Fits a dial as a test can afford it: few shuffled refits. */
async function fit(home: string, recordings: string, ...flags: string[]) {
  const config = temporaryFile('vernier.yaml', 'routing: { shuffles: 20, rhos: [0.9] }');
  const day = flags.includes('--price-date') ? [] : ['--price-date', '2024-12-01'];
  const words = ['dial', 'fit', '--recordings', recordings, '--config', config, ...day, ...flags];
  return await callVernier(words, { VERNIER_HOME: home });
}

async function certify(home: string, recordings: string, hold = '0.9') {
  const words = ['dial', 'certify', '--recordings', recordings, '--hold', hold, '--json'];
  const { code, out } = await callVernier(words, { VERNIER_HOME: home });
  return { code, certificates: Certificates.parse(JSON.parse(out)) };
}

/** What is said of a dial file with this text. */
async function refusalOf(text: string): Promise<string> {
  return (await callVernier(['dial', 'show', '--dial', temporaryFile('dial.json', text)])).error;
}

/** Fits on too few rows to learn from: fast, and all that a test of files needs. */
async function fitSmall() {
  const [home, recordings] = [temporaryFolder(), recordingsFile(recordedLines(60))];
  const file = join(home, 'dial.json');
  expect(await fit(home, recordings, '--out', file)).toMatchObject({ code: 0 });
  return { home, recordings, file };
}

describe('from recordings to a served dial', () => {
  it('fits, shows, finds its certificates again, serves, and says so where it does not serve', async () => {
    const [home, recordings] = [temporaryFolder(), recordingsFile()];
    const fitted = await fit(home, recordings);
    expect(fitted).toMatchObject({ code: 0 });
    expect(fitted.error).toMatch(/^300 rows .*: 1\d\d to fit, 1\d\d to measure and certify\n$/u);
    expect(fitted.out).toContain('Hold 0.9: from position');

    const shown = await callVernier(['dial', 'show'], { VERNIER_HOME: home });
    expect(fitted.out).toContain(shown.out.trim());
    const record = DialRecord.parse(
      JSON.parse((await callVernier(['dial', 'show', '--json'], { VERNIER_HOME: home })).out),
    );
    expect(record.readings).toHaveLength(21);

    const again = await certify(home, recordings);
    expect(again.code).toBe(0);
    expect(again.certificates).toEqual(record.certificates);
    expect(again.certificates[0]?.attempt).toBe(1);
    const asked = ['dial', 'certify', '--recordings', recordings, '--hold', '0.9'];
    expect((await callVernier(asked, { VERNIER_HOME: home })).error).toBe(fitted.error);

    const running = startVernier(['up', '--port', '0', '--recordings', recordings], { home });
    const [, origin = ''] = await running.printed(/listens on (http:\S+)[^]*certified: hold 0\.9[^]*Ctrl-C/u);
    const [easy = ''] = recordedLines(2).slice(1);
    const { prompt } = z.looseObject({ prompt: z.string() }).parse(JSON.parse(easy));
    const response = await fetch(`${origin}/v1/messages`, {
      method: 'POST',
      headers: { 'x-vernier-hold': '0.9' },
      body: JSON.stringify({ model: 'auto', max_tokens: 64, messages: [{ role: 'user', content: prompt }] }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-vernier-certificate')).toMatch(
      /^hold=0\.9; confidence=0\.95; n=1\d\d; attempt=1$/u,
    );

    const left = startVernier(['up', '--port', '0'], { home });
    await left.printed(
      /in force but does not serve: no provider has claude-3-haiku-20240307, claude-3-5-sonnet/u,
    );
  });
});

describe('a dial in a file', () => {
  it('is shown and served like the dial in force, and refused when it was cut off or changed', async () => {
    const { file } = await fitSmall();
    const text = readFileSync(file, 'utf8');
    expect((await callVernier(['dial', 'show', '--dial', file])).out).toContain('too few rows');
    expect(await refusalOf(text.slice(0, -20))).toMatch(/^vernier: .*it may be cut off[^\n]*\n$/u);
    expect(await refusalOf(text.replace(/"fitRows":\d+/u, '"fitRows":999'))).toMatch(
      /^vernier: .*was changed after it was fitted[^\n]*\n$/u,
    );
    const { code, error } = await callVernier(['up', '--port', '0', '--dial', file]);
    expect(code).toBe(1);
    expect(error).toMatch(/^vernier: no provider serves claude-3-haiku-20240307, .* --recordings\n$/u);
  });

  it('is in force all the same when the disk is full', async () => {
    const { home, recordings } = await fitSmall();
    const { code, error } = await fit(home, recordings, '--out', '/dev/full');
    expect(code).toBe(1);
    expect(error).toMatch(
      /\nvernier: \/dev\/full cannot be written \(ENOSPC.*in force all the same[^\n]*\n$/u,
    );
    expect((await callVernier(['dial', 'show'], { VERNIER_HOME: home })).code).toBe(0);
  });

  it('pays for a second policy on the same rows', async () => {
    const { home, recordings } = await fitSmall();
    await fit(home, recordings, '--price-date', '2025-06-01');
    const { certificates } = await certify(home, recordings);
    expect(certificates[0]?.attempt).toBe(2);
    expect(certificates[0]?.deltaUsed).toBeLessThan(0.05);
  });

  it('is certified with the answer no where too few rows speak for it', async () => {
    const { home, recordings } = await fitSmall();
    const { code, certificates } = await certify(home, recordings, '0.99');
    expect({ code, lowestKnot: certificates[0]?.lowestKnot }).toEqual({ code: 3, lowestKnot: 20 });
  });
});

describe('vernier dial show', () => {
  it('shows the dial of the sample work where there is none of one’s own, and says so', async () => {
    const { code, out, error } = await callVernier(['dial', 'show']);
    expect(code).toBe(0);
    expect(error).toMatch(/^No dial of your own is in force .* serves where no provider is found:\n$/u);
    expect(out).toContain('simulated');
  });
});

it('leaves out a row that models did not answer, and counts it', async () => {
  const lines = recordedLines(60);
  const unanswered = JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(lines[7] ?? '')),
    answers: {},
  });
  const { code, error } = await fit(temporaryFolder(), recordingsFile(lines.with(7, unanswered)));
  expect(code).toBe(0);
  expect(error).toMatch(/left out/u);
});
