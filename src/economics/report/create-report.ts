import type { IsoDate } from '#core';
import { type DrawOptions, drawReturn, type ReportedSimulation } from '../draw-return.ts';
import type { AskedPrices, WhatIfPrice } from '../asked-prices.ts';
import type { Return } from '../compute-return.ts';
import { listTornado, type TornadoBar } from '../list-tornado.ts';
import { priceWork, type Prices, type UnpricedPart } from '../price-work.ts';
import { reckonScenario } from '../reckon-scenario.ts';
import { type ModelPart, resolveScenario, type ResolvedWork } from '../resolve-scenario.ts';
import type { Scenario } from '../scenario/schema.ts';
import { meanValue } from '../scenario/stated-number.ts';

/** One kind of work that has prices, in its first month, by the means of the stated ranges. */
export interface WorkLine {
  readonly name: string;
  readonly requests: number;
  readonly today: ModelPart;
  readonly proposed: readonly ModelPart[];
  readonly beforeUsd: number;
  readonly afterUsd: number;
}

/** One kind of work that is in no figure, and what of it has no price. */
export interface LeftOutWork {
  readonly name: string;
  readonly parts: readonly UnpricedPart[];
}

/** What the priced work returns, or that no work has a price. */
type RoiResult =
  | {
      readonly status: 'priced';
      /** With every range at its mean. */
      readonly expected: Return;
      readonly simulation: ReportedSimulation;
      readonly tornado: readonly TornadoBar[];
    }
  | { readonly status: 'unpriced' };

/** Which kinds of work leave something unsaid, so that it is in no sum. */
export interface NotStated {
  readonly quality: readonly string[];
  readonly review: readonly string[];
  readonly timeSaved: readonly string[];
}

/** The whole answer of `vernier roi`. */
export interface RoiReport {
  readonly title: string;
  readonly note: string | undefined;
  /** Where the volumes come from: somebody states them. */
  readonly basis: 'stated';
  readonly pricesAt: IsoDate;
  readonly whatIf: readonly WhatIfPrice[];
  /** Whether every kind of work is in the sums. */
  readonly isComplete: boolean;
  readonly leftOut: readonly LeftOutWork[];
  readonly work: readonly WorkLine[];
  readonly notStated: NotStated;
  readonly result: RoiResult;
}

/** What a report is made with. */
export type ReportOptions = AskedPrices & DrawOptions;

/** Kinds of work of which a part has no price; at the mean every part that can be called is called. */
function findLeftOut(scenario: Scenario, prices: Prices): readonly LeftOutWork[] {
  return resolveScenario(scenario, meanValue).work.flatMap((work) => {
    const cost = priceWork(work, prices);
    return cost.status === 'unpriced' ? [{ name: work.name, parts: cost.parts }] : [];
  });
}

function toLine(work: ResolvedWork, prices: Prices): readonly WorkLine[] {
  const { name, requests, today, proposed } = work;
  const cost = priceWork(work, prices);
  if (cost.status === 'unpriced') return [];
  return [{ name, requests, today, proposed, beforeUsd: cost.beforeUsd, afterUsd: cost.afterUsd }];
}

function listNotStated(work: Scenario['work']): NotStated {
  const without = (field: keyof NotStated) =>
    work.filter((one) => one[field] === undefined).map(({ name }) => name);
  return { quality: without('quality'), review: without('review'), timeSaved: without('timeSaved') };
}

function computeResult(scenario: Scenario, options: ReportOptions): RoiResult {
  if (scenario.work.length === 0) return { status: 'unpriced' };
  const reckon = reckonScenario(scenario, options.prices);
  return {
    status: 'priced',
    expected: reckon(meanValue),
    simulation: drawReturn(reckon, options),
    tornado: listTornado(reckon),
  };
}

/** Computes what a scenario returns; work without a price is listed and is in no figure. */
export function createReport(scenario: Scenario, options: ReportOptions): RoiReport {
  const { prices, whatIf } = options;
  const leftOut = findLeftOut(scenario, prices);
  const left = new Set(leftOut.map(({ name }) => name));
  const priced = { ...scenario, work: scenario.work.filter(({ name }) => !left.has(name)) };
  return {
    title: scenario.title,
    note: scenario.note,
    basis: 'stated',
    pricesAt: prices.at,
    whatIf,
    isComplete: leftOut.length === 0,
    leftOut,
    work: resolveScenario(priced, meanValue).work.flatMap((work) => toLine(work, prices)),
    notStated: listNotStated(priced.work),
    result: computeResult(priced, options),
  };
}
