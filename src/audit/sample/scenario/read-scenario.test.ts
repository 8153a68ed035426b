import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isCorrection } from '../../work/signals/is-correction.ts';
import { listScenarios } from './find-scenario.ts';
import { parseScenario, readScenario } from './read-scenario.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit', 'scenarios');
const HEALTHY = readFileSync(join(SHIPPED, 'healthy.yaml'), 'utf8');

it.each(listScenarios(SHIPPED))('has in %s no word that would correct by itself', (name) => {
  const { kinds } = readScenario(join(SHIPPED, `${name}.yaml`));
  const words = kinds.flatMap((kind) => [...kind.words, ...kind.commonWords]);
  expect(words.filter((word) => isCorrection(`${word} it`))).toEqual([]);
});

it('lists all problems of a scenario with their lines', () => {
  const text = HEALTHY.replace('days: 30', 'days: 0')
    .replace('commonShare: 0.2', 'commonShare: 2')
    .replace('system: agent', 'system: clerk')
    .replace('cache: 1h', 'cache: 1h\n    planted: { overmodel: { share: 1 } }');
  expect(() => parseScenario('mine.yaml', text)).toThrowErrorMatchingInlineSnapshot(`
    [VernierError: the scenario mine.yaml has 4 problems, correct the file (examples/audit/scenarios has some):
      line 8: days: Too small: expected number to be >=1 (it is 0)
      line 21: kinds.0.system: no system prompt is called clerk (it is "clerk")
      line 38: kinds.0.commonShare: Too big: expected number to be <=1 (it is 2)
      line 51: kinds.0.planted.overmodel: there is no such field]
  `);
});

it('refuses what is no YAML', () => {
  expect(() => parseScenario('mine.yaml', 'kinds: [')).toThrow(/line 1: this is no YAML/u);
});
