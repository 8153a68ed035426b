import { countText, nounText } from '../../words/number-text.ts';
import { createClaims } from '../claims.ts';
import { COUNTED, type Detector } from '../detector.ts';
import type { PriceAs } from '../price-as.ts';
import { readInstead } from './change-usage.ts';
import { lostTokens } from './lost-tokens.ts';

/** Finds calls that write again what the call before left in the cache, the same model reading it in time. */
export function detectCacheBreaks(priceAs: PriceAs): Detector {
  const claims = createClaims();
  return {
    see(call) {
      const { record, previous, costUsd } = call;
      if (costUsd === undefined || previous?.record.modelId !== record.modelId) return;
      const lost = lostTokens(call);
      const could = lost === 0 ? undefined : priceAs(record, { usage: readInstead(record.usage, lost) });
      if (could !== undefined) claims.add(call, { savedUsd: costUsd - could, amount: lost });
    },
    finish: () =>
      claims.groups().map((group) => ({
        ...COUNTED,
        detector: 'cache-breaks',
        claims: group,
        what: `${nounText(group.calls.size, 'call')} wrote again ${countText(group.amount)} tokens that were still cached`,
        advice:
          'keep the beginning of the prompt the same from call to call: no times, no changed tools or settings in it',
      })),
  };
}
