import { DecisionResponse } from '#contract';
import { describe, expect, it } from 'vitest';
import { createBody } from './__fixtures__/call-gateway.ts';
import { CONSTRUCTED_DIAL } from './__fixtures__/constructed-dial.ts';
import { LADDER } from './__fixtures__/recorded-rows.ts';
import { serveParts } from './__fixtures__/serve-parts.ts';

const [SMALL, MIDDLE, TOP] = LADDER;

const measured = { dial: () => CONSTRUCTED_DIAL };

/** Asks a gateway of a dial with three rungs whose configuration names fewer. */
async function ask(configuredLadder: readonly string[], headers: Readonly<Record<string, string>>) {
  const { origin } = await serveParts({ ...measured, ladder: configuredLadder, configuredLadder });
  const response = await fetch(`${origin}/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(createBody('anthropic-messages')),
  });
  return { origin, of: (name: string) => response.headers.get(`x-vernier-${name}`) };
}

describe('a configured ladder', () => {
  it.each(['none', 'medium', 'max'])(
    'of one rung serves that rung at effort %s, whatever the dial would draw',
    async (effort) => {
      const answer = await ask([MIDDLE], { 'x-vernier-effort': effort });
      expect(answer.of('model')).toBe(MIDDLE);
    },
  );

  it('says in the decision why the other plans of the dial did not run', async () => {
    const { origin, of } = await ask([MIDDLE], { 'x-vernier-effort': 'none' });
    const explained = await fetch(`${origin}/vernier/decisions/${of('decision')}`);
    const { decision } = DecisionResponse.parse(await explained.json());
    expect(decision.candidates.map(({ planId, excluded }) => [planId, excluded])).toEqual([
      [SMALL, 'not-on-ladder'],
      [MIDDLE, undefined],
      [TOP, 'not-on-ladder'],
    ]);
  });

  it('leaves a promise that its plan keeps, and takes away one that its plan does not', async () => {
    const held = await ask([MIDDLE], { 'x-vernier-hold': '0.9' });
    expect(held.of('certificate')).toBe('hold=0.95; confidence=0.95; n=412; attempt=1');
    const lower = await ask([SMALL], { 'x-vernier-hold': '0.9' });
    expect(lower.of('certificate')).toBe('none; reason=not-on-ladder');
  });
});
