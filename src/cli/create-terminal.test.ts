import { describe, expect, it } from 'vitest';
import { createTerminal } from './create-terminal.ts';

/** A terminal whose streams remember what was written, and whose clock is set by hand. */
function fakeTerminal({ json = false, isTTY = true } = {}) {
  const written = { out: '', error: '' };
  const clock = { ms: 0 };
  const terminal = createTerminal({
    json,
    out: { write: (text) => (written.out += text), isTTY },
    error: { write: (text) => (written.error += text), isTTY, columns: 60 },
    now: () => clock.ms,
  });
  return { terminal, written, clock };
}

describe('progress', () => {
  it('draws nothing in the first two seconds', () => {
    const { terminal, written, clock } = fakeTerminal();
    const progress = terminal.progress('fitting');
    clock.ms = 1999;
    progress.update(0.5, 'folds');
    progress.done();
    expect(written.error).toBe('');
  });

  it('then draws a bar that fits the line, and takes it away at the end', () => {
    const { terminal, written, clock } = fakeTerminal();
    const progress = terminal.progress('fitting');
    clock.ms = 2000;
    progress.update(0.5, 'refits on shuffled labels, of which there are many');
    expect(written.error).toContain('\r\u001b[Kfitting ████████████░░░░░░░░░░░░ 50 % refits on');
    expect(written.error.length).toBeLessThanOrEqual('\r\u001b[K'.length + 59);
    progress.done();
    progress.done();
    expect(written.error.split('\r\u001b[K')).toHaveLength(3);
    expect(written.out).toBe('');
  });

  it.each([
    ['a file or a pipe', { isTTY: false }],
    ['a machine', { json: true }],
  ])('is silent for %s', (_, kind) => {
    const { terminal, written, clock } = fakeTerminal(kind);
    const progress = terminal.progress('fitting');
    clock.ms = 9000;
    progress.update(0.5, 'folds');
    progress.done();
    expect(written.error).toBe('');
  });
});

describe('a result', () => {
  it('is text for people, with notes beside it', () => {
    const { terminal, written } = fakeTerminal();
    terminal.note('on the way');
    terminal.report({ text: 'done', json: { done: true } });
    expect(written).toEqual({ out: 'done\n', error: 'on the way\n' });
  });

  it('is JSON for machines, alone', () => {
    const { terminal, written } = fakeTerminal({ json: true });
    terminal.note('on the way');
    terminal.report({ text: 'done', json: { done: true } });
    expect(written).toEqual({ out: '{\n  "done": true\n}\n', error: '' });
  });
});
