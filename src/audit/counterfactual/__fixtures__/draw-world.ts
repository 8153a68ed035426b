import { createRandom, normalQuantile } from '#stats';
import type { LoggedWork, LowerOutcome } from '../evidence.ts';
import { predictCounterfactual } from '../predict-counterfactual.ts';

/** One kind of work of a constructed world. */
interface WorldKind {
  /** How often the upper model is right. */
  readonly upper: number;
  /** How often the lower one is right where the upper one is right, and where it is wrong. */
  readonly lower: readonly [number, number];
  /** The lower model's output tokens for each of the upper one. */
  readonly ratio: number;
  /** Median size of an output. */
  readonly size: number;
}

/** A constructed world, whose truth is drawn with every log. */
export interface World {
  readonly name: string;
  readonly kinds: readonly WorldKind[];
  /** Clusters of each kind. */
  readonly evidenceClusters: number;
  readonly logClusters: number;
  /** Mean items of a cluster, and how often one repeats the first draw of its cluster. */
  readonly clusterItems?: number;
  readonly alike?: number;
  /** Standard deviation of the logarithm of sizes, and of the lower model's around the ratio. */
  readonly sizeSpread?: number;
  readonly ratioSpread?: number;
  /** Whether the lower model's tokens have nothing to do with the upper one's. */
  readonly unrelated?: boolean;
  /** Whether the ratios of kinds are drawn too, and the first kind has no tokens in the evidence. */
  readonly borrowed?: boolean;
}

/** One item, with what both models did. */
interface WorldItem {
  readonly kind: string;
  readonly clusterId: string;
  readonly upperScore: number;
  readonly lowerScore: number;
  readonly upperTokensAtLower: { readonly inputUsd: number; readonly outputUsd: number };
  readonly lower: { readonly inputUsd: number; readonly outputUsd: number };
}

type Random = () => number;
/** The upper model costs this much more for a token. */
const DEARER = 4;

const drawNormal = (random: Random) => normalQuantile(random() + 2 ** -33);

function drawItem(kind: WorldKind, world: World, random: Random) {
  const { sizeSpread = 0.8, ratioSpread = 0.3 } = world;
  const upperScore = random() < kind.upper ? 1 : 0;
  const lowerScore = random() < kind.lower[upperScore === 1 ? 0 : 1] ? 1 : 0;
  const input = kind.size * 0.3 * (1 + random());
  const output = kind.size * Math.exp(sizeSpread * drawNormal(random));
  const lowerOutput =
    world.unrelated === true
      ? kind.ratio * kind.size * Math.exp(sizeSpread * drawNormal(random))
      : kind.ratio * output * Math.exp(ratioSpread * drawNormal(random) - ratioSpread ** 2 / 2);
  return {
    upperScore,
    lowerScore,
    upperTokensAtLower: { inputUsd: input, outputUsd: output },
    lower: { inputUsd: 1.05 * input, outputUsd: lowerOutput },
  };
}

function drawItems(world: World, clusters: number, { side, random }: { side: string; random: Random }) {
  const { clusterItems = 1, alike = 0 } = world;
  const items: WorldItem[] = [];
  for (const [index, kind] of world.kinds.entries()) {
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      const name = { kind: `kind-${index}`, clusterId: `${side}-${index}-${cluster}` };
      const first = drawItem(kind, world, random);
      const count = 1 + Math.floor(-Math.log(1 - random()) * (clusterItems - 1));
      for (let item = 0; item < count; item += 1) {
        items.push({ ...name, ...(random() < alike ? first : drawItem(kind, world, random)) });
      }
    }
  }
  return items;
}

export function toLoggedWork({ kind, clusterId, upperTokensAtLower }: WorldItem): LoggedWork {
  const { inputUsd, outputUsd } = upperTokensAtLower;
  return { kind, clusterId, cost: { upperUsd: DEARER * (inputUsd + outputUsd), upperTokensAtLower } };
}

export function toOutcome({ lower, upperTokensAtLower, ...item }: WorldItem): LowerOutcome {
  return { grade: 'own-outcomes', ...item, cost: { lower, upperTokensAtLower } };
}

/** Draws evidence and a log from a world. */
export function drawWorld(world: World, random: Random) {
  const ratioOf = (ratio: number) =>
    world.borrowed === true ? ratio * Math.exp(0.3 * drawNormal(random)) : ratio;
  const drawn = { ...world, kinds: world.kinds.map((kind) => ({ ...kind, ratio: ratioOf(kind.ratio) })) };
  const evidence = drawItems(drawn, world.evidenceClusters, { side: 'evidence', random }).map((item) => {
    const { cost, ...scores } = toOutcome(item);
    return world.borrowed === true && item.kind === 'kind-0' ? scores : { ...scores, ...(cost && { cost }) };
  });
  return { evidence, log: drawItems(drawn, world.logClusters, { side: 'log', random }) };
}

/** The truth of a log: points lost, and USD saved. */
export function truthOf(log: readonly WorldItem[]) {
  const usd = ({ inputUsd, outputUsd }: WorldItem['lower']) => inputUsd + outputUsd;
  const lost = log.reduce((sum, { upperScore, lowerScore }) => sum + upperScore - lowerScore, 0);
  const savedUsd = log.reduce(
    (sum, { upperTokensAtLower, lower }) => sum + DEARER * usd(upperTokensAtLower) - usd(lower),
    0,
  );
  return { lostPoints: (100 * lost) / log.length, savedUsd };
}

/** Measures in which share of the logs of a world the intervals hold the truth. */
export function measureCoverage(world: World, logs: number) {
  const random = createRandom(`world ${world.name}`);
  const held = { lostPoints: 0, savedUsd: 0 };
  for (let draw = 0; draw < logs; draw += 1) {
    const { evidence, log } = drawWorld(world, random);
    const truth = truthOf(log);
    const predicted = predictCounterfactual(log.map(toLoggedWork), evidence);
    for (const figure of ['lostPoints', 'savedUsd'] as const) {
      const one = predicted[figure];
      const slack = 1e-9 * Math.abs(truth[figure]);
      if (one.status === 'unknown') throw new RangeError(`${world.name}: nothing predicted`);
      if (one.low - slack <= truth[figure] && truth[figure] <= one.high + slack) held[figure] += 1;
    }
  }
  return { lostPoints: held.lostPoints / logs, savedUsd: held.savedUsd / logs };
}
