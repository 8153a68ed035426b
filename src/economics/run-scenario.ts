import type { Catalog } from '#catalog';
import { type IsoDate, toIsoDate } from '#core';
import { askPrices, type WhatIfPrice } from './asked-prices.ts';
import { createReport } from './report/create-report.ts';
import { reportText } from './report/report-text.ts';
import type { RoiCommandContext } from './roi-command-context.ts';
import { readScenario } from './scenario/read-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { findScenario } from './scenario/shipped-scenarios.ts';

/** How a scenario is to be worked out. */
export interface ScenarioFlags {
  readonly prices?: IsoDate;
  readonly whatIf?: readonly string[];
  readonly draws: number;
  readonly seed: string;
}

/** Names the models that were given a price for nothing. */
function listUnused(catalog: Catalog, scenario: Scenario, whatIf: readonly WhatIfPrice[]): readonly string[] {
  const used = new Set(
    scenario.work
      .flatMap(({ today, proposed }) => [today, ...proposed])
      .map(({ model }) => catalog.findModel(model))
      .map((found) => (found.status === 'found' ? String(found.model.id) : found.id)),
  );
  return whatIf.map(({ model }) => String(model)).filter((model) => !used.has(model));
}

/** Runs `vernier roi SCENARIO`. */
export function runScenario(context: RoiCommandContext, named: string, flags: ScenarioFlags): void {
  const { terminal, clock, catalog, places, createRandom } = context;
  const { prices: at = toIsoDate(clock.now()), whatIf = [], draws, seed } = flags;
  const asked = askPrices(catalog, { at, whatIf });
  const scenario = readScenario(findScenario(named, places), catalog);
  for (const model of listUnused(catalog, scenario, asked.whatIf)) {
    terminal.note(`The scenario has no work for ${model}: its supposed price changes nothing.`);
  }
  const progress = terminal.progress('drawing');
  const onProgress = (share: number) => progress.update(share);
  const options = { ...asked, draws, seed, createRandom, onProgress };
  const report = createReport(scenario, options);
  progress.done();
  if (report.result.status === 'unpriced') context.answerIsNo();
  terminal.report({ text: reportText(report), json: report });
}
