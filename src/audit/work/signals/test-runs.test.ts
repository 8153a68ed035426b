import { expect, it } from 'vitest';
import { runsTests, tellsOfFailure } from './test-runs.ts';

it.each([
  'npm test',
  'npm run test -- --watch=false',
  'cd shop && pnpm test',
  'npx vitest run src/parser',
  'node --test',
  'node --conditions=source --test src',
  'python -m pytest -q tests/',
  'pytest -x | tail -20',
  'go test ./...',
  'cargo test --workspace 2>&1',
  'make -j4 check',
  './gradlew :app:test',
  'mvn -q verify',
  'bundle exec rspec spec/models',
  'bash -lc "npm test"',
])('knows that `%s` runs tests', (command) => {
  expect(runsTests(command)).toBe(true);
});

it.each([
  'ls test',
  'cat src/test/setup.ts',
  'git commit -m "test the parser"',
  'npm install jest-dom',
  'mkdir tests',
  'grep -rn pytest_plugins .',
  'echo testing',
])('knows that `%s` runs none', (command) => {
  expect(runsTests(command)).toBe(false);
});

it.each([
  'Tests:       1 failed, 41 passed, 42 total',
  '===== 2 failed, 118 passed in 3.21s =====',
  'test result: FAILED. 10 passed; 1 failed',
  '--- FAIL: TestParse (0.00s)',
  'FAIL\tgithub.com/me/shop\t0.01s',
  '  3 failing',
  'not ok 4 - parses dates',
  'FAILED (failures=2)',
  'Ran 12 tests\nFAILED tests/test_shop.py::test_sum',
])('reads a failure in "%s"', (output) => {
  expect(tellsOfFailure(output)).toBe(true);
});

it.each([
  'Tests:       42 passed, 42 total',
  '===== 118 passed in 3.21s =====',
  'test result: ok. 10 passed; 0 failed; 0 ignored',
  'ok  \tgithub.com/me/shop\t0.01s',
  'ok 4 - handles a failed login',
  '# fail 0',
])('reads none in "%s"', (output) => {
  expect(tellsOfFailure(output)).toBe(false);
});
