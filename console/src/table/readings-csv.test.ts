import { expect, it } from 'vitest';
import { constructDial, RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { readingsCsv } from './readings-csv.ts';

const { dial } = RECORDED_ENTRY;
if (dial.status !== 'measured') throw new Error('the constructed dial is measured');

it('writes a line for each knot and each single plan, with its source and the share of each plan', () => {
  const lines = readingsCsv(dial).trimEnd().split('\r\n');
  expect(lines).toHaveLength(25);
  expect(lines[0]).toMatch(
    /^position,stop,right_mean,.*,source,cost_source,share_small-model-one,share_medium-model-one,share_large-model-one$/u,
  );
  expect(lines[16]).toMatch(
    /^0\.75,high,0\.88[^]*,672,[^]*,0\.9,hull,-0\.005,-0\.015,0\.005,recorded,recorded,0,0\.5,0\.5$/u,
  );
  expect(lines[23]).toMatch(
    /^,,0\.\d+,[^]*,672,[^]*,,single plan on the static hull,,,,recorded,recorded,0,1,0$/u,
  );
});

it('quotes a name that holds commas, quotes or lines', () => {
  const odd = constructDial({
    source: 'recorded',
    plans: ['a,b', 'c"d'],
    quality: [0.5, 0.6],
    costUsd: [0.001, 0.002],
    n: 10,
    promises: [],
  });
  expect(readingsCsv(odd).split('\r\n')[0]).toMatch(/,"share_a,b","share_c""d"$/u);
});
