import { countText, nounText } from '../../words/number-text.ts';
import { createClaims } from '../claims.ts';
import { COUNTED, type Detector } from '../detector.ts';
import type { PriceAs } from '../price-as.ts';
import type { SeenCall } from '../seen-call.ts';
import { plainInstead } from './change-usage.ts';
import { createSharedReads } from './shared-reads.ts';

/** Finds writes to the cache that no call read while they stayed: none of the same thread, and none of another one. */
export function detectUnreadWrites(priceAs: PriceAs): Detector {
  const claims = createClaims();
  const shared = createSharedReads();
  /** Threads of one call so far. */
  const single = new Map<string, SeenCall>();
  const late: SeenCall[] = [];

  function claim(call: SeenCall): void {
    const { record, costUsd, writtenTokens } = call;
    const could = priceAs(record, { usage: plainInstead(record.usage) });
    if (costUsd === undefined || could === undefined) return;
    claims.add(call, { savedUsd: costUsd - could, amount: writtenTokens });
  }

  return {
    see(call) {
      const { previous, thread, atMs } = call;
      if (previous === undefined) {
        shared.see(call);
        single.set(thread, call);
        return;
      }
      single.delete(thread);
      if (atMs - previous.atMs > previous.lifetimeMs) late.push(previous);
    },
    finish() {
      const hasRead = shared.finish();
      for (const call of [...late, ...single.values()]) {
        if (call.writtenTokens > 0 && !hasRead(call)) claim(call);
      }
      return claims.groups().map((group) => ({
        ...COUNTED,
        detector: 'unread-cache-writes',
        claims: group,
        what: `${nounText(group.calls.size, 'call')} wrote ${countText(group.amount)} tokens to a cache that nothing read in time`,
        advice:
          'send single calls without a cache, and use the longer lifetime where the next call comes late',
      }));
    },
  };
}
