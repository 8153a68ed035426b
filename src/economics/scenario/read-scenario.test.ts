import { createCatalog } from '#catalog';
import { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { ROUND_FILES } from '../__fixtures__/round-prices.ts';
import { parseScenario, readScenario } from './read-scenario.ts';

const catalog = createCatalog(ROUND_FILES);

const GOOD = `version: 1
title: letters
work:
  - name: letters
    volume: { of: requests, perMonth: 1000, inputTokens: 100, outputTokens: 50 }
    today: { model: large }
    proposed: [{ model: small, share: 0.9 }, { model: large, share: rest }]
growthPerMonth: 0
oneTimeCostUsd: 100
`;

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof VernierError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing is wrong';
}

/** What is said of the good scenario with one part of it replaced. */
function saidOf(part: string, instead: string): string {
  expect(GOOD).toContain(part);
  return messageOf(() => parseScenario('my.yaml', GOOD.replace(part, instead), catalog));
}

it('reads a scenario and fills in what may be left out', () => {
  const { work } = parseScenario('my.yaml', GOOD, catalog);
  expect(work[0]?.proposed[0]).toEqual({
    model: 'small',
    share: 0.9,
    batchShare: 0,
    inputRatio: 1,
    outputRatio: 1,
  });
});

describe('a scenario with a problem', () => {
  it.each([
    [
      'share: 0.9',
      'share: -0.2',
      'line 7: work.0.proposed.0.share: must be a number from 0 to 1 (it is -0.2)',
    ],
    ['share: rest', 'share: 0.2', 'line 7: work.0.proposed: the shares must sum to 1, not 1.1'],
    ['share: 0.9', 'share: rest', 'only one share may be `rest`, not 2'],
    ['share: 0.9', 'share: 1.1', 'the shares beside `rest` must not exceed 1, not 1.1'],
    [
      '{ model: small, share: 0.9 }, { model: large, share: rest }',
      '{ model: small, share: { low: 0, high: 1, distribution: uniform } }',
      'where a share is a range, another must be `rest`',
    ],
    ['model: small', 'model: smal', 'must be a model of the catalog: did you mean small? (it is "smal")'],
    ['model: small', 'model: small, effort: low', 'small takes no effort: leave it out (it is "low")'],
    [
      'growthPerMonth: 0',
      'growthPerMonth: 4',
      'line 8: growthPerMonth: must be a number from -0.5 to 0.5 (it is 4)',
    ],
    [
      'perMonth: 1000',
      'perMonth: -1',
      'line 5: work.0.volume.perMonth: must be a number from 0 to 1,000,000,000 (it is -1)',
    ],
    ['perMonth: 1000', 'perMonth: .inf', '(it is Infinity)'],
    ['of: requests', 'of: letters', 'work.0.volume.of'],
    ['oneTimeCostUsd: 100', '', 'oneTimeCostUsd: must be a number from 0 to 1,000,000,000, or a range'],
    ['title: letters', 'titel: letters', 'line 2: titel: there is no such field'],
    ['version: 1', 'version: 2', 'line 1: version'],
  ])('%s written as %s is refused with a sentence', (part, instead, sentence) => {
    const said = saidOf(part, instead);
    expect(said).toContain('config-invalid: the scenario my.yaml has ');
    expect(said).toContain(sentence);
  });

  it('has all its problems said at once, in the order of the file', () => {
    const text = GOOD.replace('share: 0.9', 'share: -0.2')
      .replace('model: large }\n', 'model: huge }\n')
      .replace('growthPerMonth: 0', 'growthPerMonth: 4');
    const said = messageOf(() => parseScenario('my.yaml', text, catalog));
    expect([...said.matchAll(/line (\d+): (\S+):/gu)].map(([, line, path]) => `${line} ${path}`)).toEqual([
      '6 work.0.today.model',
      '7 work.0.proposed.0.share',
      '8 growthPerMonth',
    ]);
  });

  it('may not name two kinds of work alike', () => {
    const work = GOOD.slice(GOOD.indexOf('  - name'), GOOD.indexOf('growthPerMonth'));
    expect(saidOf(work, work + work)).toContain('work: two are called "letters"');
  });

  it('says where the file is no YAML', () => {
    expect(messageOf(() => parseScenario('my.yaml', 'work: [', catalog))).toMatch(
      /line 1: this is no YAML: /u,
    );
  });

  it.each(['', '7', '[]', 'null'])('says that %o is no scenario', (text) => {
    expect(messageOf(() => parseScenario('my.yaml', text, catalog))).toContain('(the whole file): ');
  });

  it('does not let aliases of aliases fill the memory', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefgh', (name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}`;
    expect(messageOf(() => parseScenario('my.yaml', bomb, catalog))).toContain('this cannot be expanded');
  });
});

it('does not read what may never end', () => {
  expect(messageOf(() => readScenario('/dev/zero', catalog))).toMatch(/cannot be read \(it is no file\)/u);
});

it('says no more than a hundred problems, and how many there are', () => {
  const text = GOOD + Array.from({ length: 300 }, (_, index) => `key${index}: 1\n`).join('');
  const said = messageOf(() => parseScenario('my.yaml', text, catalog));
  expect(said).toMatch(/has 300 problems[^]*and 200 more$/u);
  expect(said.split('\n')).toHaveLength(102);
});

it('says that a file cannot be read, and where scenarios are', () => {
  expect(messageOf(() => readScenario('/nonexistent/my.yaml', catalog))).toMatch(
    /^file-unreadable: the scenario \/nonexistent\/my\.yaml cannot be read .*`vernier roi` lists/u,
  );
});
