import { expect, it } from 'vitest';
import { rowRole } from './row-role.ts';

const clusters = Array.from({ length: 20_000 }, (_, index) => `cluster ${index}`);

it('gives these clusters these roles for ever: a certificate is void if one moves', () => {
  expect(clusters.slice(0, 8).map((cluster) => rowRole(cluster))).toMatchInlineSnapshot(`
    [
      "fit",
      "fit",
      "certify",
      "fit",
      "fit",
      "fit",
      "certify",
      "fit",
    ]
  `);
});

it('gives six of ten clusters to fit and the rest to certify', () => {
  const share = clusters.filter((cluster) => rowRole(cluster) === 'fit').length / clusters.length;
  // four standard errors of a share of 0.6
  expect(Math.abs(share - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / clusters.length));
});

it('draws other roles for another salt, as independent of the first as chance', () => {
  const both = clusters.filter((one) => rowRole(one) === 'fit' && rowRole(one, 'repeat 1') === 'fit').length;
  expect(Math.abs(both / clusters.length - 0.36)).toBeLessThan(
    4 * Math.sqrt((0.36 * 0.64) / clusters.length),
  );
});
