import { wilsonInterval } from '#stats';
import { nounText, shareText } from '../../words/number-text.ts';
import { createClaims } from '../claims.ts';
import { COUNTED, type Candidate, type Detector } from '../detector.ts';
import { CONFIDENCE } from '../rules.ts';

/** After ten seconds people turn to something else: Nielsen 1993, Usability Engineering, chapter 5. */
const LONG_WAIT_MS = 10_000;
/** Rarer than in one of five tasks, it is the exception. */
const LEAST_SHARE_OF_TASKS = 0.2;

/** Finds kinds of work in which a person waits long for the first answer, before any tool has run. */
export function detectSlowWaits(): Detector {
  const claims = createClaims();
  const begun = new Set<number>();
  const asked = new Map<string, number>();
  return {
    see(call) {
      const { task, taskNumber, kind, atMs, record } = call;
      if (taskNumber === undefined || task?.askedAtMs === undefined || begun.has(taskNumber)) return;
      if (record.agentType !== 'main') return;
      begun.add(taskNumber);
      asked.set(kind, (asked.get(kind) ?? 0) + 1);
      const waitMs = atMs - task.askedAtMs;
      if (waitMs > LONG_WAIT_MS) claims.add(call, { savedUsd: 0, amount: waitMs });
    },
    finish: () =>
      claims.groups().flatMap((group): Candidate[] => {
        const [successes, n] = [group.calls.size, asked.get(group.kind) ?? 0];
        const share = wilsonInterval({ successes, n, confidence: CONFIDENCE });
        if (share.low < LEAST_SHARE_OF_TASKS) return [];
        const range = `${shareText(share.mean)} [95 %: ${shareText(share.low)} to ${shareText(share.high)}]`;
        const mean = (group.amount / successes / 1000).toFixed(0);
        return [
          {
            ...COUNTED,
            detector: 'slow-waits',
            claims: group,
            saving: { status: 'no-money' },
            // the wait was counted; what a smaller model would answer was not
            loss: { status: 'unknown' },
            proof: { status: 'try-it' },
            what: `${range} of ${nounText(n, 'task')} waited over 10 s for the first answer, ${mean} s on average`,
            advice: 'a lower effort or a smaller model answers sooner where the first answer is a short one',
          },
        ];
      }),
  };
}
