import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isCorrection } from '../../work/signals/is-correction.ts';
import { listScenarios } from './find-scenario.ts';
import { parseScenario, readScenario } from './read-scenario.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit', 'scenarios');
const HEALTHY = readFileSync(join(SHIPPED, 'healthy.yaml'), 'utf8');

/** A plan whose answers are stated, as a line of a scenario. */
function planLine(fields: string): string {
  return `        - { model: a, effort: low, ${fields} }\n`;
}

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
      line 8: days: must be at least 1 (it is 0)
      line 21: kinds.0.system: no system prompt is called clerk (it is "clerk")
      line 38: kinds.0.commonShare: must be at most 1 (it is 2)
      line 51: kinds.0.planted.overmodel: there is no such field]
  `);
});

it('says what is wrong with stated answers', () => {
  const plans =
    planLine('right: 1.2, output: 1') +
    planLine('right: 0.9, output: 0') +
    planLine('correct: 0.9, output: 1');
  const text = HEALTHY.replace(
    '    cache: 1h\n',
    `    cache: 1h\n    answers:\n      prompts: 0\n      plans:\n${plans}`,
  );
  expect(() => parseScenario('mine.yaml', text)).toThrowErrorMatchingInlineSnapshot(`
    [VernierError: the scenario mine.yaml has 5 problems, correct the file (examples/audit/scenarios has some):
      line 52: kinds.0.answers.prompts: must be at least 1 (it is 0)
      line 54: kinds.0.answers.plans.0.right: must be at most 1 (it is 1.2)
      line 55: kinds.0.answers.plans.1.output: must be at least 0.01 (it is 0)
      line 56: kinds.0.answers.plans.2.right: must be a number (it is not there)
      line 56: kinds.0.answers.plans.2.correct: there is no such field]
  `);
  const twice = text
    .replace('prompts: 0', 'prompts: 9')
    .replace('1.2', '0.9')
    .replace('output: 0', 'output: 1');
  expect(() => parseScenario('mine.yaml', twice.replace('correct', 'right')))
    .toThrowErrorMatchingInlineSnapshot(`
    [VernierError: the scenario mine.yaml has 2 problems, correct the file (examples/audit/scenarios has some):
      line 55: kinds.0.answers.plans.1: a at low is listed twice (it is {"model":"a","effort":"low","right":0.9,"output":1})
      line 56: kinds.0.answers.plans.2: a at low is listed twice (it is {"model":"a","effort":"low","right":0.9,"output":1})]
  `);
});

it('refuses what is no YAML', () => {
  expect(() => parseScenario('mine.yaml', 'kinds: [')).toThrow(/line 1: this is no YAML/u);
});
