import type { EffortLevel } from '#core';
import { createRandom } from '#stats';
import { SampleScenario } from '../../sample/scenario/schema.ts';

const WORDS =
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu apple banana cherry grape lemon mango melon orange peach pear plum quince raisin tomato'.split(
    ' ',
  );
const SMALL_RUNS: readonly { readonly model: string; readonly effort: EffortLevel }[] = [
  { model: 'claude-haiku-5-5', effort: 'low' },
  { model: 'claude-haiku-5-5', effort: 'medium' },
  { model: 'claude-sonnet-5-5', effort: 'low' },
  { model: 'claude-sonnet-5-5', effort: 'medium' },
];
const WORDS_OF_KIND = 8;

/** Draws a scenario with nothing planted: two to five kinds of any sizes, caches and pauses, hard work on large models. */
export function drawHealthy(seed: string): SampleScenario {
  const random = createRandom(seed);
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low + 1));
  const range = (low: number, high: number, spread: number) => {
    const from = Math.round(low * (high / low) ** random());
    return { low: from, high: Math.round(from * (1 + random() * spread)) };
  };
  const drawKind = (kind: number) => {
    const isHard = random() < 0.3;
    const run = SMALL_RUNS[between(0, SMALL_RUNS.length - 1)];
    return {
      name: `kind ${kind}`,
      share: between(1, 4),
      project: `/home/me/project-${kind}`,
      system: 'agent',
      words: WORDS.slice(kind * WORDS_OF_KIND, (kind + 1) * WORDS_OF_KIND),
      message: isHard ? range(100, 200, 2) : range(5, 40, 3),
      runs: [{ ...(isHard ? { model: 'claude-opus-5-5', effort: 'high' } : run), share: 1 }],
      tools: { Read: 2, Edit: 1 + random() * 2, Bash: 1 },
      tasks: range(1, 8, 2),
      calls: isHard ? { low: 9, high: between(9, 28) } : range(1, 8, 2),
      tests: random(),
      tokens: {
        input: range(3, 300, 5),
        added: range(100, 3000, 2),
        output: range(50, 2000, 4),
        thinking: random() * 0.6,
        limit: between(60_000, 200_000),
      },
      cache: random() < 0.5 ? '5m' : '1h',
      callMs: range(300, 3000, 1),
      toolMs: range(5, 3000, 3),
      pauseMs: range(2000, 700_000, 4),
      text: { thinking: 50, answer: 50, result: 50 },
    };
  };
  return SampleScenario.parse({
    version: 1,
    title: 'drawn, nothing planted',
    seed,
    firstDay: '2026-10-07',
    days: between(5, 40),
    pricesAt: '2026-11-20',
    sessionsPerDay: between(1, 6),
    hours: { from: 6, to: 20 },
    systems: { agent: between(3000, 28_000) },
    kinds: Array.from({ length: between(2, 5) }, (_, kind) => drawKind(kind)),
  });
}
