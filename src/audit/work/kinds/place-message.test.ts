import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { createConversation } from '../conversation.ts';
import { findKinds } from './find-kinds.ts';
import { createTaskTable } from '../task-table.ts';

const WORDS = [
  ['invoice', 'refund', 'ledger', 'payment', 'receipt', 'balance', 'tax', 'discount'],
  ['parser', 'grammar', 'token', 'syntax', 'lexer', 'compiler', 'operator', 'expression'],
] as const;
const COMMON = ['check', 'page', 'order', 'file', 'list'];

const random = createRandom('messages');
const draw = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';

/** A message of one of two kinds of work: five of its words and two common ones. */
function messageOf(kind: number): string {
  const own = Array.from({ length: 5 }, () => draw(WORDS[kind] ?? []));
  return [...own, draw(COMMON), draw(COMMON)].join(' ');
}

/** Sixty tasks of each kind; each kind has a tool of its own. */
function placing() {
  const table = createTaskTable();
  for (let number = 0; number < 120; number += 1) {
    const conversation = createConversation(table);
    conversation.ask(messageOf(number % 2), undefined);
    conversation.tool({ id: `t${number}`, name: number % 2 === 0 ? 'Read' : 'Bash', input: '' });
    const session = `${Math.floor(number / 10)}`;
    conversation
      .task()
      .begin({ version: 1, at: '2026-10-10T10:00:00.000Z', source: 'codex', session, usage: {} });
    conversation.end();
  }
  const found = findKinds(
    table,
    Int32Array.from({ length: 120 }, (_, task) => task),
  );
  return { found, place: found.createPlacing?.() ?? (() => undefined) };
}

describe('a message of no task', () => {
  const { found, place } = placing();

  it('belongs to the kind whose tasks have its words, without any tool', () => {
    expect(found.grouping).toMatchObject({ by: 'text', kinds: 2 });
    for (const kind of [0, 1]) {
      const placed = Array.from({ length: 40 }, () => place(messageOf(kind))).filter(
        (one) => one !== undefined,
      );
      // a few are less like the kind than any of its tasks
      expect(placed.length).toBeGreaterThan(36);
      expect(placed.every((one) => one.kind === found.kindOf(kind) && one.likeness > 0)).toBe(true);
    }
  });

  it.each(['', 'wolves howl beneath silver moonlight', 'check page order file list wolves', '12 % of 40?'])(
    'belongs nowhere where it is like none: %s',
    (message) => {
      expect(place(message)).toBeUndefined();
    },
  );
});

it('has no place where kinds are projects', () => {
  const table = createTaskTable();
  expect(findKinds(table, Int32Array.from([])).createPlacing).toBeUndefined();
});
