import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { firstDialsFolder } from './cached-dial.ts';
import { intakePrompt, readIntakeForms } from './sample-work-forms.ts';
import { openSampleWork, shortestPrompt } from './sample-work.ts';

const clock = { now: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0 };

/** Asks the classifier one form, and gives the status of its answer. */
async function askClassifier(opened: ReturnType<typeof openSampleWork>, prompt: string) {
  const provider = opened.routes.find(({ models }) => models.includes('intake-classifier'))?.provider;
  const body = { model: 'intake-classifier', max_tokens: 9, messages: [{ role: 'user', content: prompt }] };
  const answer = await provider?.open({
    format: 'anthropic-messages',
    modelId: 'intake-classifier',
    body: Buffer.from(JSON.stringify(body)),
    headers: {},
    stream: false,
  });
  return answer?.status;
}

describe('the sample work', () => {
  it('answers a request that comes before its classifier is learned', async () => {
    const opened = openSampleWork({ home: temporaryFolder(), clock });
    const [form = expect.fail('there is no form')] = readIntakeForms('certify');
    expect(await askClassifier(opened, intakePrompt(form))).toBe(200);
  });

  it('is made at the first start and read at the next', async () => {
    const home = temporaryFolder();
    const first = await openSampleWork({ home, clock }).dial;
    const kept = readdirSync(firstDialsFolder(home));
    const later = { ...clock, now: () => Date.UTC(2027, 0, 1) };
    const second = await openSampleWork({ home, clock: later }).dial;
    expect(second.policy.record).toEqual(first.policy.record);
    expect(readdirSync(firstDialsFolder(home))).toEqual(kept);
  });

  it('is not made any further once its providers are closed: whoever waits is told, and nothing is kept', async () => {
    const home = temporaryFolder();
    const opened = openSampleWork({ home, clock });
    const [form = expect.fail('there is no form')] = opened.forms;
    const waiting = askClassifier(opened, intakePrompt(form));
    await Promise.all(opened.routes.map(({ provider }) => provider.close()));
    await expect(waiting).rejects.toMatchObject({ code: 'upstream-closed' });
    await expect(opened.dial).rejects.toMatchObject({ code: 'upstream-closed' });
    expect(existsSync(firstDialsFolder(home))).toBe(false);
  });

  it('is made all the same where the home cannot be written', async () => {
    const { certificates } = await openSampleWork({ home: temporaryFile('home', ''), clock }).dial;
    expect(certificates.find(({ rho }) => rho === 0.9)?.lowestKnot).toBeLessThan(20);
  });
});

it('has a form that is short enough for a line of a shell', () => {
  expect(shortestPrompt(readIntakeForms('certify')).length).toBeLessThan(300);
});
