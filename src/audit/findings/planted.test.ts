import { expect, it } from 'vitest';
import { Finding } from '#core';
import { readPlanted } from './__fixtures__/read-planted.ts';

it('finds in a scenario that it was not built on what is planted, and nothing else', async () => {
  const { truth, report } = await readPlanted({ own: 'agency' });
  const kept: unknown = JSON.parse(JSON.stringify(report.findings));
  expect(Finding.array().parse(kept)).toEqual(kept);
  const savedOf = (plant: string) => truth.planted.find((one) => one.plant === plant)?.savedUsd ?? Number.NaN;
  expect(report.findings.map(({ detector }) => detector).toSorted()).toEqual([
    'batchable',
    'cache-breaks',
    'lower-model',
  ]);
  for (const [detector, plant] of [
    ['batchable', 'batchable'],
    ['cache-breaks', 'cacheBreaks'],
  ]) {
    const found = report.findings.find((finding) => finding.detector === detector)?.saving;
    expect(found?.status === 'estimated' ? found.ofLogUsd / savedOf(plant ?? '') : undefined).toBeCloseTo(
      1,
      1,
    );
  }
});

it('claims of what was asked again what it cost', async () => {
  const { truth, report } = await readPlanted({ shipped: 'nights-and-retries' }, { seed: 'asked again' });
  const claimed = [...report.findings, ...report.small]
    .filter(({ detector }) => detector === 'repeats')
    .map(({ saving }) => (saving.status === 'estimated' ? saving.ofLogUsd : Number.NaN));
  for (const plant of ['retries', 'duplicates']) {
    const savedUsd = truth.planted.find((one) => one.plant === plant)?.savedUsd ?? Number.NaN;
    expect(claimed.filter((usd) => Math.abs(usd / savedUsd - 1) < 0.03)).toHaveLength(1);
  }
});

it.each(['healthy', 'healthy-mixed'])('finds nothing in %s work', async (shipped) => {
  const { report } = await readPlanted({ shipped }, { seed: 'another', rows: 8000 });
  expect([report.findings, report.small]).toEqual([[], []]);
});
