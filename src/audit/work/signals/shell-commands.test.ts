import { expect, it } from 'vitest';
import { isReadingCommand, waitsForSomething } from './shell-commands.ts';

it.each([
  'ls src/parser-1',
  'cat a.ts | head -20',
  'cd shop && rg -n "total" src 2>/dev/null',
  'bash -lc ls',
  'git --no-pager diff HEAD~1',
  "sed -n '1,80p' src/a.ts",
  'find . -name "*.ts"',
])('knows that `%s` only reads', (command) => {
  expect(isReadingCommand(command)).toBe(true);
});

it.each([
  "sed -i 's/a/b/' a.ts",
  'npm test',
  'cat a > b',
  'ls && rm -r dist',
  'cat $(mktemp)',
  'find . -name "*.log" -delete',
  'git checkout main',
  'tail -f log',
  'server & ls',
  '',
])('does not take `%s` for mere reading', (command) => {
  expect(isReadingCommand(command)).toBe(false);
});

it('knows commands that wait', () => {
  const waits = [
    'sleep 30 && gh pr checks',
    'until curl -f localhost; do :; done',
    'gh run watch',
    'npm test',
  ];
  expect(waits.map(waitsForSomething)).toEqual([true, true, true, false]);
});
