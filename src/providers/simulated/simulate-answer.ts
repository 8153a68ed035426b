import { sha256, type Usage } from '#core';
import { sigmoid } from '#learn';
import { estimateUsage } from '../estimate-usage.ts';
import { LONGEST_WAIT_MS, type SimulatedCase, type SimulatedModel } from './schema.ts';

/** Stands under every simulated label. */
const MARK = '(simulated answer)';

/** A simulated model asked one case. */
export interface SimulatedQuestion {
  readonly seed: string;
  readonly model: SimulatedModel;
  readonly case: SimulatedCase;
}

/** What a simulated model says to a case. */
export interface SimulatedAnswer {
  readonly label: string;
  readonly isRight: boolean;
  /** The label on the first line, then that it is simulated. */
  readonly text: string;
  /** As of a request that holds the case's prompt and nothing else. */
  readonly usage: Usage;
  /** As stated: from request to last byte. */
  readonly latencyMs: number;
}

/**
 * Computes how likely a model is right on a difficulty.
 *
 * Source  three-parameter logistic item-response model, Birnbaum 1968
 */
export function chanceToBeRight(
  { ability, slope, guess }: Pick<SimulatedModel, 'ability' | 'slope' | 'guess'>,
  difficulty: number,
): number {
  return guess + (1 - guess) * sigmoid(slope * (ability - difficulty));
}

/**
 * Answers a case as a simulated model: what the provider serves, and what outcomes are made of.
 *
 * Shape   follows from seed, model, case id and written difficulty alone: the same answer everywhere and for ever; the
 *         text of the prompt is not looked at
 */
export function simulateAnswer({ seed, model, case: asked }: SimulatedQuestion): SimulatedAnswer {
  const hash = sha256(`${seed}\0${model.id}\0${asked.id}`);
  const isRight = unit(hash.slice(0, 12)) < chanceToBeRight(model, asked.difficulty);
  const others = asked.alternatives.filter((label) => label !== asked.gold);
  const wrong = others[Math.floor(unit(hash.slice(12, 24)) * others.length)];
  const label = isRight || wrong === undefined ? asked.gold : wrong;
  const text = `${label}\n${MARK}`;
  const usage = estimateUsage({ inputBytes: Buffer.byteLength(asked.prompt), answer: text });
  const latencyMs = model.firstTokenMs + textMs(model, usage);
  return { label, isRight: label === asked.gold, text, usage, latencyMs };
}

/** How long a simulated model takes to say its answer once it began, as stated and bounded. */
export function textMs(model: SimulatedModel, { outputTokens = 0 }: Usage): number {
  return Math.min(LONGEST_WAIT_MS, (1000 * outputTokens) / model.outputTokensPerSecond);
}

/** Twelve hex digits as a number in [0, 1). */
function unit(digits: string): number {
  return Number.parseInt(digits, 16) / 2 ** 48;
}
