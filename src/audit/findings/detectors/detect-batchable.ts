import { nounText } from '../../words/number-text.ts';
import { createClaims } from '../claims.ts';
import { COUNTED, type Detector } from '../detector.ts';
import type { PriceAs } from '../price-as.ts';
import type { SeenCall } from '../seen-call.ts';
import { createTimerTest } from './machine-timed.ts';

/** Of the single calls of a kind, so many must have been begun by a clock: by chance it is less than a tenth. */
const LEAST_TIMED = 0.5;

/** When its request went out, as far as that is told. */
function beganAtMs({ task, atMs, record }: SeenCall): number {
  return task?.askedAtMs ?? atMs - (record.durationMs ?? 0);
}

/** Finds conversations of one call without tools that a clock began: nobody waits for them. */
export function detectBatchable(priceAs: PriceAs): Detector {
  const single = new Map<string, SeenCall>();

  function claimKind(calls: readonly SeenCall[]) {
    const isTimed = createTimerTest(calls.map(beganAtMs));
    const timed = calls.filter((call) => isTimed(beganAtMs(call)));
    const claims = createClaims();
    if (timed.length < LEAST_TIMED * calls.length) return [];
    for (const call of timed) {
      const could = priceAs(call.record, { serviceTier: 'batch' });
      if (could !== undefined && call.costUsd !== undefined)
        claims.add(call, { savedUsd: call.costUsd - could });
    }
    return claims.groups();
  }

  return {
    see(call) {
      const { previous, thread, record } = call;
      const isAlone = previous === undefined && (record.toolCalls ?? 0) === 0;
      if (isAlone && record.agentType !== 'sub-agent') single.set(thread, call);
      else single.delete(thread);
    },
    finish: () =>
      [...Map.groupBy(single.values(), ({ kind }) => kind).values()].flatMap(claimKind).map((group) => ({
        ...COUNTED,
        detector: 'batchable',
        claims: group,
        what: `${nounText(group.calls.size, 'single call')} came by the clock, with nobody waiting`,
        advice: 'send them through batch, which answers within a day at a lower price',
      })),
  };
}
