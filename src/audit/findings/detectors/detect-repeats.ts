import { nounText } from '../../words/number-text.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { type Claims, createClaims } from '../claims.ts';
import { type Candidate, COUNTED, type Detector } from '../detector.ts';
import type { SeenCall } from '../seen-call.ts';

/** What tells the two kinds of findings of one kind of work apart. */
const MESSAGES = 'messages';

/** What is only so as far as a log shows it: whoever sent a message again may have wanted another answer. */
const SENT_AGAIN = {
  loss: { status: 'unknown' },
  grade: 'own-log',
  proof: { status: 'try-it' },
} as const satisfies Pick<Candidate, 'loss' | 'grade' | 'proof'>;

function toolsCandidate(claims: Claims): Candidate {
  return {
    ...COUNTED,
    detector: 'repeats',
    claims,
    what: `${nounText(claims.amount, 'tool call')} asked for the same with nothing changed and got the same`,
    advice: 'look at why the first try failed; let the agent stop after two same failures',
  };
}

function messagesCandidate(claims: Claims): Candidate {
  const messages = nounText(claims.amount, 'message');
  return {
    ...SENT_AGAIN,
    detector: 'repeats',
    claims,
    what: `${messages} came twice in a row, and the same tools gave the same both times`,
    advice: 'look at what sends them again, and whether anybody needs the second answer',
  };
}

/** Finds calls that asked only for tools again that gave the same, and messages sent again that led to the same. */
export function detectRepeats(tasks: Pick<TaskTable, 'repeatsOf'>): Detector {
  const claims = createClaims();
  const sentAgain = new Set<number>();

  function seeMessage(call: SeenCall, task: number, savedUsd: number): void {
    claims.add(call, { variant: MESSAGES, savedUsd, amount: sentAgain.has(task) ? 0 : 1 });
    sentAgain.add(task);
  }

  return {
    see(call) {
      const { task, taskNumber, costUsd } = call;
      if (task === undefined || taskNumber === undefined || costUsd === undefined) return;
      const tools = tasks.repeatsOf(call.index);
      if (task.isSentAgain) seeMessage(call, taskNumber, costUsd);
      else if (tools > 0) claims.add(call, { savedUsd: costUsd, amount: tools });
    },
    finish: () =>
      claims
        .groups()
        .map((group) => (group.variant === MESSAGES ? messagesCandidate(group) : toolsCandidate(group))),
  };
}
