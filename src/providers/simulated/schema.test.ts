import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Simulation } from './schema.ts';

const path = new URL('../__fixtures__/simulation.json', import.meta.url);
const fixture: unknown = JSON.parse(readFileSync(path, 'utf8'));
const simulation = Simulation.parse(fixture);

it.each([
  ['a model that guesses always', { guess: 1 }],
  ['a wait of a minute', { firstTokenMs: 60_000 }],
  ['a model that never says a word', { outputTokensPerSecond: 0 }],
  ['a slope that rewards difficulty', { slope: -1 }],
  ['a price below nothing', { inputUsdPerMillionTokens: -1 }],
  ['a figure that nobody knows', { charm: 3 }],
])('refuses %s', (_, change) => {
  const models = simulation.models.map((model) => ({ ...model, ...change }));
  expect(Simulation.safeParse({ ...simulation, models }).success).toBe(false);
});
