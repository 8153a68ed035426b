import type { SessionPlan } from './session/plan-sessions.ts';

/** The version whose layout this is. */
const VERSION = '2.1.329';
/** Characters from which pieces are cut: twice the largest mean that a scenario may state. */
const TEXT_CHARACTERS = 40_000;
const texts = new WeakMap<readonly string[], string>();

/** Words of a kind of work, one after the other. */
function textOf(words: readonly string[]): string {
  const sentence = `${words.join(' ')} `;
  const text = texts.get(words) ?? sentence.repeat(Math.ceil(TEXT_CHARACTERS / sentence.length));
  texts.set(words, text);
  return text;
}

/** Makes the lines of one transcript, each with the one before it as its parent. */
export function createLines({ id, kind, random }: SessionPlan) {
  const words = textOf(kind.words);
  const facts = {
    isSidechain: false,
    userType: 'external',
    cwd: kind.project,
    sessionId: id,
    version: VERSION,
    gitBranch: 'main',
  };
  let [parentUuid, lines]: [string | null, number] = [null, 0];

  function line(atMs: number, fields: object): string {
    lines += 1;
    const uuid = `${id}-${lines}`;
    const timestamp = new Date(atMs).toISOString();
    const text = JSON.stringify({ parentUuid, ...facts, ...fields, uuid, timestamp });
    parentUuid = uuid;
    return text;
  }

  return {
    line,
    /** A line of the user's side: a message, or the result of a tool. */
    userLine: (atMs: number, content: unknown, fields: object = {}): string =>
      line(atMs, { type: 'user', message: { role: 'user', content }, ...fields }),
    /** A piece of text of between none and twice so many characters. */
    cut: (meanCharacters: number): string => words.slice(0, Math.floor(random() * 2 * meanCharacters)),
  };
}
