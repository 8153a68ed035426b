import { createCatalog } from '#catalog';
import type { JointCounts } from '#routing';
import { createDial, type DialRecord, rowsFromJointCounts, RoutingConfig } from '#routing';
import { createRandom } from '#stats';

/** What the dial is made from. */
export interface Late2024Task {
  readonly counts: JointCounts;
  readonly createdAt: string;
}

/** Makes the dial of the joint counts by the ordinary way from rows to certificates; takes about a second. */
export function makeLate2024({ counts, createdAt }: Late2024Task): DialRecord {
  return createDial(rowsFromJointCounts(counts, createCatalog()), {
    config: RoutingConfig.parse({}),
    random: createRandom('late-2024'),
    priceDate: counts.priceDate,
    createdAt,
    source: 'recorded',
    // tokens of another tokenizer, scaled, and the means of their pattern
    costSource: 'modelled',
  });
}
