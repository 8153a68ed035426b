import { createCatalog } from '#catalog';
import { createDial, type DialRecord, parseJointCounts, rowsFromJointCounts, RoutingConfig } from '#routing';
import { createRandom } from '#stats';

const MODELS = ['claude-3-haiku-20240307', 'claude-3-5-sonnet-20241022'];

const pattern = (right: readonly [boolean, boolean], questions: number) => ({
  task: 'sums',
  right,
  questions,
  meanInputTokens: [100, 100],
  meanOutputTokens: [50, 80],
});

/** A dial of 100 constructed questions, made in a few milliseconds: too few rows to learn from. */
export function smallDial(): DialRecord {
  const source = { what: 'constructed', from: 'here', licence: 'Apache-2.0' };
  const counts = {
    version: 1,
    title: 'constructed',
    derivedBy: 'by hand',
    models: MODELS,
    priceDate: '2024-12-01',
    scoring: 'constructed',
    tokens: 'constructed',
    duplicates: 'none',
    sources: [source],
    tasks: [{ task: 'sums', questions: 100, clusters: 100 }],
    patterns: [pattern([true, true], 60), pattern([false, true], 30), pattern([false, false], 10)],
  };
  return createDial(rowsFromJointCounts(parseJointCounts(JSON.stringify(counts), 'constructed'), createCatalog()), {
    config: RoutingConfig.parse({}),
    random: createRandom('small'),
    priceDate: counts.priceDate,
    createdAt: '2026-11-20T12:00:00.000Z',
    source: 'recorded',
  });
}
