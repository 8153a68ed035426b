import { hashText } from '../tally/hash-text.ts';

/** Messages of tasks, or so many of them as there is room for. */
export interface MessageSample {
  take(task: number, message: string): void;
  /** The beginnings of the messages that were kept, by task. */
  kept(): ReadonlyMap<number, string>;
}

/** Characters of one message that are kept; an example shows fewer. */
const LONGEST_KEPT = 1000;
/** Two bytes each at most. */
const MOST_CHARACTERS = 2_000_000;
const MOST_MESSAGES = 20_000;

/** A number in [0,1) for each task, which says nothing of it. */
function placeOf(task: number): number {
  return hashText(`task ${task}`) / 2 ** 53;
}

/** Keeps whole words only: the beginning of a key would not be known for one. */
function beginningOf(message: string): string {
  if (message.length <= LONGEST_KEPT) return message;
  return message.slice(0, LONGEST_KEPT).replace(/\S+$/u, '');
}

/**
 * Starts to keep messages for examples.
 *
 * Shape   at most 20,000 messages and 4 MB; of more, an even share of all, drawn by the numbers of the tasks
 */
export function createMessageSample(): MessageSample {
  const kept = new Map<number, string>();
  let [characters, share] = [0, 1];

  function drop(): void {
    share /= 2;
    for (const [task, message] of kept) {
      if (placeOf(task) < share) continue;
      kept.delete(task);
      characters -= message.length;
    }
  }

  return {
    take(task, message) {
      const beginning = beginningOf(message);
      if (beginning === '' || placeOf(task) >= share) return;
      // a copy: a piece of a line would keep the whole line
      kept.set(task, Buffer.from(beginning, 'utf8').toString('utf8'));
      characters += beginning.length;
      while (characters > MOST_CHARACTERS || kept.size > MOST_MESSAGES) drop();
    },
    kept: () => kept,
  };
}
