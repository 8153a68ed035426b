import { expect, it } from 'vitest';
import type { Terminal } from '#core';
import { z } from 'zod';
import { createKeysCommand } from './command.ts';
import { createGuard, hashKey } from './create-guard.ts';
import { GuardConfig } from './schema.ts';

const Created = z.object({ name: z.string(), key: z.string(), hash: z.string() });

/** Runs the command with bytes of this value and takes what it reports. */
async function run(words: readonly string[], byte = 7) {
  const reports: { text: string; json: unknown }[] = [];
  const terminal: Terminal = {
    report: (result) => reports.push(result),
    note: () => undefined,
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  await createKeysCommand({ terminal, randomBytes: (count) => Buffer.alloc(count, byte) }).parseAsync(
    [...words],
    { from: 'user' },
  );
  return reports;
}

it('makes a key that its own configuration lets in', async () => {
  const [report] = await run(['create', ' support-team ']);
  const { name, key, hash } = Created.parse(report?.json);
  expect(name).toBe('support-team');
  expect(hash).toBe(hashKey(key));
  const guard = createGuard(GuardConfig.parse({ keys: [{ name, hash }] }));
  expect(await guard.principalOf({ headers: { 'x-api-key': key } })).toMatchObject({ name });
});

it('shows the key once, with the lines for the configuration', async () => {
  const [report] = await run(['create', 'a "team"']);
  const { key, hash } = Created.parse(report?.json);
  expect(report?.text.split(key)).toHaveLength(2);
  expect(report?.text).toContain(`hash: ${hash}`);
  expect(report?.text).toContain(String.raw`name: "a \"team\""`);
});

it('makes another key of other bytes, always of 192 bits', async () => {
  const reports = [...(await run(['create', 'one'], 1)), ...(await run(['create', 'one'], 2))];
  const keys = reports.map((report) => Created.parse(report.json).key);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^vk-[\w-]{32}$/);
});
