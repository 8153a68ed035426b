import { type Case, createCallPlan, type Outcome, type Random } from '#core';
import { createRowTable, type RowTable } from '#routing';

/** Characters of every prompt. */
export const PROMPT_CHARACTERS = 4096;

/** What decides the scores of made-up work: the kind of work alone, or words inside of each kind as well. */
export type Pattern = 'segments' | 'words';

/** Synthetic plans, cheapest first, with the USD of one call. */
const PLANS = [
  { model: 'synthetic-small', costUsd: 0.0002 },
  { model: 'synthetic-lower', costUsd: 0.0007 },
  { model: 'synthetic-middle', costUsd: 0.002 },
  { model: 'synthetic-upper', costUsd: 0.006 },
  { model: 'synthetic-top', costUsd: 0.02 },
] as const;

const SEGMENTS = ['extract', 'classify', 'review', 'draft'] as const;
const VOCABULARY_WORDS = 4000;
/** Words that only one kind of work uses. */
const SEGMENT_WORDS = 40;
/** Words that only demanding (or only easy) requests use. */
const MARKER_WORDS = 10;
/** Shares of a prompt's words: markers, words of its kind, numbers; the rest is common to all. */
const MARKER_SHARE = 0.25;
const SEGMENT_SHARE = 0.1;
const NUMBER_SHARE = 0.05;
const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fi',
  'gul',
  'hem',
  'jo',
  'kra',
  'lin',
  'mo',
  'nus',
  'per',
  'qua',
  'sti',
];

/** Spells a number as a word of two to four syllables; equal numbers give equal words. */
function spell(prefix: string, index: number): string {
  let rest = index;
  let word = prefix;
  do {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return word;
}

function pick(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** What a prompt is about, and how hard it is. */
interface Task {
  readonly segment: number;
  readonly isHard: boolean;
}

function drawTask(random: Random): Task {
  return { segment: pick(random, SEGMENTS.length), isHard: random() < 0.5 };
}

function drawWord(random: Random, { segment, isHard }: Task): string {
  const kind = random();
  if (kind < MARKER_SHARE) return spell(isHard ? 'x' : 'y', pick(random, MARKER_WORDS));
  if (kind < MARKER_SHARE + SEGMENT_SHARE) return spell(`s${segment}`, pick(random, SEGMENT_WORDS));
  if (kind < MARKER_SHARE + SEGMENT_SHARE + NUMBER_SHARE) return String(pick(random, 10_000));
  // squared, so that few words are frequent and many are rare, as in language
  return spell('', Math.floor(random() ** 2 * VOCABULARY_WORDS));
}

/** Draws a prompt: words with the rarity of language, numbers, sentences and lines. */
function drawPrompt(random: Random, task: Task): string {
  const words: string[] = [];
  let length = 0;
  while (length < PROMPT_CHARACTERS) {
    const end = random();
    const sign = end < 0.01 ? '?\n' : end < 0.08 ? '.' : end < 0.14 ? ',' : '';
    const word = `${drawWord(random, task)}${sign}`;
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ').slice(0, PROMPT_CHARACTERS);
}

/** Draws prompts that no fit has seen. */
export function drawPrompts(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => drawPrompt(random, drawTask(random)));
}

/** How often a plan is right: dearer plans more often, on easy work nearly any plan is. */
function chanceOfRight(plan: number, isEasy: boolean): number {
  const rung = plan / (PLANS.length - 1);
  return isEasy ? 0.95 + 0.02 * rung : 0.05 + 0.9 * rung;
}

/** Makes complete rows of synthetic work, in which `pattern` says what a policy can learn. */
export function createSyntheticRows(random: Random, count: number, pattern: Pattern): RowTable {
  const cases: Case[] = [];
  const outcomes: Outcome[] = [];
  const plans = PLANS.map(({ model }) => createCallPlan(model));
  for (let row = 0; row < count; row += 1) {
    const task = drawTask(random);
    const id = `case-${row}`;
    const isEasy = pattern === 'words' ? !task.isHard : task.segment < SEGMENTS.length / 2;
    cases.push({
      version: 1,
      id,
      clusterId: id,
      segment: SEGMENTS[task.segment] ?? null,
      prompt: drawPrompt(random, task),
    });
    plans.forEach((plan, index) => {
      outcomes.push({
        version: 1,
        caseId: id,
        planId: plan.id,
        score: { status: 'scored', value: random() < chanceOfRight(index, isEasy) ? 1 : 0 },
        usage: {},
        cost: { status: 'priced', costUsd: PLANS[index]?.costUsd ?? 0, priceDate: '2026-01-01' },
        source: 'simulated',
      });
    });
  }
  return createRowTable(cases, outcomes, plans).table;
}
