import { expect, it } from 'vitest';
import { createMessageSample } from './message-sample.ts';

it('keeps all messages where there is room, and the same task once', () => {
  const sample = createMessageSample();
  sample.take(1, 'one');
  sample.take(2, '');
  sample.take(3, 'three');
  expect([...sample.kept()]).toEqual([
    [1, 'one'],
    [3, 'three'],
  ]);
});

it('keeps the beginning of a long message, and no beginning of a word', () => {
  const sample = createMessageSample();
  sample.take(1, `${'a'.repeat(900)} ${'b'.repeat(900)}`);
  sample.take(2, 'c'.repeat(2000));
  expect([...sample.kept()]).toEqual([[1, `${'a'.repeat(900)} `]]);
});

it.each([
  ['short', 'ask', 20_000],
  ['long', 'ask '.repeat(250), 2000],
])('keeps an even share of many %s messages', (_length, message, most) => {
  const sample = createMessageSample();
  for (let task = 0; task < 50_000; task += 1) sample.take(task, message);
  const kept = [...sample.kept().keys()];
  expect(kept.length).toBeLessThanOrEqual(most);
  expect(kept.length).toBeGreaterThan(most / 4);
  const early = kept.filter((task) => task < 25_000).length;
  // 5 standard deviations of a fair coin
  expect(Math.abs(early - kept.length / 2)).toBeLessThan(2.5 * Math.sqrt(kept.length));
});
