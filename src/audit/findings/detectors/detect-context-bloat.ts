import { countText, nounText } from '../../words/number-text.ts';
import { createClaims, sumSaved } from '../claims.ts';
import type { Candidate, Detector } from '../detector.ts';
import type { PriceAs } from '../price-as.ts';
import type { SeenCall } from '../seen-call.ts';
import { withoutTokens } from './change-usage.ts';

/** Tokens that come in at once: a file of more than 500 lines, or the whole output of a build. */
const BIG_ADDITION = 7000;
/** What a search in it would have brought instead. */
const LEAN_ADDITION = 2000;
/** An answer of a fifth of what came in, or more, is work on it. */
const LITTLE_OUTPUT = 0.2;
/** Of what the calls cost that carried it: less is the usual reading of a file now and then. */
const LEAST_OF_COST = 0.2;
/** A context that became so much smaller was summed up, and what was carried is gone. */
const SHRUNK = 0.7;

/** Counts what came in beyond a lean addition and led to little; 0 for the first call of a thread. */
function excessOf({ previous, promptTokens, outputTokens }: SeenCall): number {
  if (previous === undefined) return 0;
  const added = promptTokens - previous.promptTokens - previous.outputTokens;
  const isBig = added >= BIG_ADDITION && outputTokens < LITTLE_OUTPUT * added;
  return isBig ? added - LEAN_ADDITION : 0;
}

/** Finds context that came in large pieces, led to little output, and was carried through every later call. */
export function detectContextBloat(priceAs: PriceAs): Detector {
  const claims = createClaims();
  const carriedIn = new Map<string, number>();
  return {
    see(call) {
      const { thread, previous, promptTokens, record, costUsd } = call;
      const isNew = previous === undefined || promptTokens < SHRUNK * previous.promptTokens;
      const carried = isNew ? 0 : (carriedIn.get(thread) ?? 0);
      const excess = excessOf(call);
      carriedIn.set(thread, carried + excess);
      if (carried + excess === 0 || costUsd === undefined) return;
      const could = priceAs(record, { usage: withoutTokens(record.usage, carried, excess) });
      if (could !== undefined) claims.add(call, { savedUsd: costUsd - could, amount: carried + excess });
    },
    finish: () =>
      claims.groups().flatMap((group): Candidate[] => {
        if (sumSaved(group) < LEAST_OF_COST * group.costUsd) return [];
        return [
          {
            detector: 'context-bloat',
            claims: group,
            loss: { status: 'unknown' },
            grade: 'own-log',
            proof: { status: 'try-it' },
            what: `${nounText(group.calls.size, 'call')} carried ${countText(group.amount)} tokens of large tool results that led to little output`,
            advice: 'read parts of files, cut the output of tools short, and begin anew between tasks',
          },
        ];
      }),
  };
}
