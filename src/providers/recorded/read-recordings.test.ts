import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecordings } from './read-recordings.ts';

const answer = { text: 'It is 3.', correct: true, input_tokens: 10, output_tokens: 4 };

function toLine(id: string, changes: Record<string, unknown> = {}): string {
  const row = { id, task: 'sums', prompt: `What is ${id}?`, gold: '3', answers: { 'model-a': answer } };
  return JSON.stringify({ ...row, ...changes });
}

describe('readRecordings', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vernier-recordings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string | Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  it('reads rows of several files, plain and packed, and drops fields that it does not know', async () => {
    const plain = write('a.jsonl', `\uFEFF${toLine('q1')}\n${toLine('q2')}\n`);
    const packed = write('b.jsonl.gz', gzipSync(`${toLine('q3')}\n`));
    const { rows, problems } = await readRecordings([plain, packed]);
    expect(rows.map((row) => row.id)).toEqual(['q1', 'q2', 'q3']);
    expect(rows[0]).toEqual({
      id: 'q1',
      task: 'sums',
      prompt: 'What is q1?',
      answers: { 'model-a': answer },
    });
    expect(problems).toEqual({ count: 0, listed: [] });
  });

  it('skips, counts and lists what is no row, with file and line', async () => {
    const path = write(
      'a.jsonl',
      [
        toLine('q1'),
        '{"id": "q2", "task": "su',
        '',
        '[]',
        toLine('q3', { prompt: undefined }),
        toLine('q4', { answers: { 'model-a': { ...answer, output_tokens: -1 } } }),
        toLine('q1', { prompt: 'another' }),
        toLine('q5', { prompt: 'What is q1?' }),
        toLine('q6'),
        toLine('q7', { tokenizer: 'my-own' }),
        toLine('q8', { answers: { 'model-a': { ...answer, input_tokens: 20_000_001 } } }),
      ].join('\n'),
    );
    const { rows, problems } = await readRecordings([path]);
    expect(rows.map((row) => row.id)).toEqual(['q1', 'q6']);
    expect(problems.count).toBe(8);
    expect(problems.listed.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '2 is not JSON',
      expect.stringContaining('4 is not a JSON object'),
      expect.stringContaining('5 has no usable prompt'),
      expect.stringContaining('6 has no usable answers.model-a.output_tokens'),
      `7 repeats the id q1 of ${path}:1`,
      `8 repeats the prompt of ${path}:1`,
      expect.stringContaining('10 has no usable tokenizer'),
      expect.stringContaining('11 has no usable answers.model-a.input_tokens'),
    ]);
  });

  it('prefers of lines with the same prompt or id the first that has answers', async () => {
    const path = write(
      'a.jsonl',
      [
        toLine('q1', { answers: {} }),
        toLine('q2', { prompt: 'What is q1?' }),
        toLine('q3', { prompt: 'What is q1?', answers: {} }),
        toLine('q4', { prompt: 'What is q1?' }),
        toLine('q5', { answers: {} }),
        toLine('q5', { prompt: 'another' }),
        toLine('q6', { answers: {} }),
      ].join('\n'),
    );
    const { rows, problems } = await readRecordings([path]);
    expect(rows.map((row) => row.id)).toEqual(['q2', 'q5', 'q6']);
    expect(problems.listed.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      `1 has no answers, as ${path}:2 has`,
      `3 repeats the prompt of ${path}:2`,
      `4 repeats the prompt of ${path}:2`,
      `5 has no answers, as ${path}:6 has`,
    ]);
  });

  it('lists the first 20 problems and counts all', async () => {
    const path = write('a.jsonl', `${'broken\n'.repeat(30)}${toLine('q1')}`);
    const { problems } = await readRecordings([path]);
    expect(problems.count).toBe(30);
    expect(problems.listed).toHaveLength(20);
  });

  it('keeps line separators that JSON allows inside a text', async () => {
    const path = write('a.jsonl', toLine('q1', { prompt: 'one\u2028two\u2029three\u0085' }));
    const { rows } = await readRecordings([path]);
    expect(rows[0]?.prompt).toBe('one\u2028two\u2029three\u0085');
  });

  it('says which file cannot be read', async () => {
    const missing = join(folder, 'missing.jsonl');
    await expect(readRecordings([missing])).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining(missing),
    });
  });

  it('says that a packed file is broken, whether cut off or not packed at all', async () => {
    const whole = gzipSync(toLine('q1').repeat(50));
    const cut = write('cut.jsonl.gz', whole.subarray(0, whole.length - 20));
    const plain = write('plain.jsonl.gz', toLine('q1'));
    await expect(readRecordings([cut])).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(readRecordings([plain])).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(readRecordings([`${folder}/none.jsonl.gz`])).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  it('refuses recordings of which no line can be used, and shows why', async () => {
    const path = write('a.jsonl', 'broken\n');
    await expect(readRecordings([path])).rejects.toMatchObject({
      code: 'recordings-invalid',
      message: expect.stringContaining(`${path}:1 is not JSON`),
    });
  });
});
