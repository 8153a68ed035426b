/** So many answers are waited for at most. */
const MOST_WAITING = 64;

/**
 * Starts to match the accounts of single answers with the compactions that used them; either may come first.
 *
 * Shape   calls that no compaction names are told elsewhere in the file and are forgotten here
 */
export function createCompactionCalls<Call>(tell: (call: Call) => void): {
  account(answer: string, call: Call): void;
  compacted(answer: string): void;
} {
  const waiting = new Map<string, Call>();
  const named = new Set<string>();
  return {
    account(answer, call) {
      if (named.delete(answer)) return tell(call);
      const [oldest] = waiting.keys();
      if (oldest !== undefined && waiting.size >= MOST_WAITING) waiting.delete(oldest);
      waiting.set(answer, call);
    },
    compacted(answer) {
      const call = waiting.get(answer);
      if (call === undefined) {
        named.add(answer);
        return;
      }
      waiting.delete(answer);
      tell(call);
    },
  };
}
