import type { CallBucket } from '#core';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { numberOf } from '../../rows/number-of.ts';
import type { ToldTokens } from '../../rows/split-tokens.ts';
import { tellRow } from '../../rows/tell-row.ts';

/** One row that sums calls up, in the names of neither form. */
export interface ToldUsage {
  readonly at: unknown;
  readonly granularity: CallBucket['granularity'];
  readonly model: unknown;
  /** Neither of them is in another one. */
  readonly tokens: ToldTokens;
  readonly searches: unknown;
  readonly contextWindow: unknown;
  readonly tier: unknown;
  readonly speed: unknown;
  readonly workspace: unknown;
  readonly key: string;
}

const DISJOINT = { inputHasCacheRead: false, inputHasCacheWrite: false, outputHasReasoning: false };
/** `200k-1M` of the API, `> 200k` of the Console. */
const LONG_WINDOW = /^(?:>|200k)/u;
const SHORTEST_OF_LONG = 200_001;

/** The shorter window does not say the band: some models have one that begins within it. */
function promptTokensOf(window: unknown): number | undefined {
  return typeof window === 'string' && LONG_WINDOW.test(window.trim()) ? SHORTEST_OF_LONG : undefined;
}

function isNone(value: unknown): boolean {
  const count = numberOf(value);
  return count === undefined || count === 0;
}

/** Tells one row; where it has searches as well, these are said to be left out, and a row of nothing is passed over. */
export function tellUsage(usage: ToldUsage, sink: TranscriptSink, line?: number): void {
  const { at, granularity, model, tokens, speed, tier, key } = usage;
  if (!isNone(usage.searches)) sink.aside('not-tokens');
  if (Object.values(tokens).every(isNone)) return;
  tellRow(
    {
      source: 'anthropic',
      at,
      bucket: { granularity, promptTokens: promptTokensOf(usage.contextWindow) },
      model,
      tokens,
      semantics: DISJOINT,
      key,
      project: usage.workspace,
      serviceTier: speed === 'fast' ? speed : tier,
    },
    sink,
    line,
  );
}
