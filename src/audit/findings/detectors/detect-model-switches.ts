import { countText, nounText } from '../../words/number-text.ts';
import { createClaims } from '../claims.ts';
import { COUNTED, type Detector } from '../detector.ts';
import type { PriceAs } from '../price-as.ts';
import { readInstead } from './change-usage.ts';
import { lostTokens } from './lost-tokens.ts';

/** Finds calls to another model than the one before in the same conversation, whose cache it cannot read. */
export function detectModelSwitches(priceAs: PriceAs): Detector {
  const claims = createClaims();
  return {
    see(call) {
      const { record, previous, costUsd } = call;
      if (costUsd === undefined || previous === undefined) return;
      if (previous.record.modelId === record.modelId) return;
      const lost = lostTokens(call);
      const could = lost === 0 ? undefined : priceAs(record, { usage: readInstead(record.usage, lost) });
      if (could !== undefined) claims.add(call, { savedUsd: costUsd - could, amount: lost });
    },
    finish: () =>
      claims.groups().map((group) => ({
        ...COUNTED,
        detector: 'model-switches',
        claims: group,
        what: `${nounText(group.calls.size, 'change')} of the model within a conversation wrote ${countText(group.amount)} tokens again`,
        advice:
          'change models between conversations, or hand the work to a sub-agent with a context of its own',
      })),
  };
}
