import { addByCluster, addParts, addUp, dot, type MeasuredItem, sizeOf } from './sized-item.ts';
import { type SpreadWeights, spreadWeights } from './spread-weights.ts';

/** No cluster is taken to hold more than this share of a kind's size, or its residual would be divided by nothing. */
const LARGEST_SHARE = 0.999;

/** What the evidence shows of one kind of work. */
export interface KindSample {
  readonly kind: string;
  readonly items: readonly MeasuredItem[];
  /** Sizes added, part by part. */
  readonly sizes: readonly number[];
  /** Value for each unit of size, part by part: Σ value / Σ size. */
  readonly ratios: readonly number[];
  /** For each item 1 / (1 − its cluster's share of the size): what leaving the cluster out does to its residual. */
  readonly stretches: readonly number[];
  /** For each item its value less ratio · size, stretched. */
  readonly residuals: readonly number[];
  /** For each cluster its residuals added and squared. */
  readonly clusterSquares: readonly number[];
  readonly weights: SpreadWeights;
}

/**
 * Computes the ratios of a kind and how far its items lie from them.
 *
 * Shape   items: at least two clusters; a part without size has the ratio of all parts together
 * Source  ratio estimator: Cochran 1977, "Sampling techniques", ch. 6; residuals as a jackknife over clusters leaves
 *         them: MacKinnon, Nielsen, Webb 2023, "Cluster-robust inference", J. Econometrics 232, 272–299
 */
export function toKindSample(kind: string, items: readonly MeasuredItem[]): KindSample {
  const sizes = addParts(items.map((item) => item.sizes));
  const values = addParts(items.map((item) => item.values));
  const size = addUp(sizes);
  const ratios = values.map((value, part) => {
    const below = sizes[part] ?? 0;
    return below > 0 ? value / below : addUp(values) / size;
  });
  const clusterSizes = addByCluster(items, sizeOf);
  const stretches = items.map(({ cluster }) => {
    const share = Math.min(LARGEST_SHARE, (clusterSizes.get(cluster) ?? 0) / size);
    return 1 / (1 - share);
  });
  const residuals = items.map(
    (item, index) => (addUp(item.values) - dot(item.sizes, ratios)) * (stretches[index] ?? 1),
  );
  const clusterSums = addByCluster(items, (_, index) => residuals[index] ?? 0);
  return {
    kind,
    items,
    sizes,
    ratios,
    stretches,
    residuals,
    clusterSquares: [...clusterSums.values()].map((sum) => sum ** 2),
    weights: spreadWeights(items),
  };
}
