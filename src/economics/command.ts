import type { Catalog } from '#catalog';
import { type Clock, formatTable, IsoDate, type Random, type Terminal, toIsoDate } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import { askPrices, type WhatIfPrice } from './asked-prices.ts';
import { createReport } from './report/create-report.ts';
import { reportText } from './report/report-text.ts';
import { readScenario } from './scenario/read-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { findScenario, listShippedScenarios, type ScenarioPlaces } from './scenario/shipped-scenarios.ts';

/** What the `roi` command is handed by the command line. */
export interface RoiCommandContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly catalog: Catalog;
  readonly places: ScenarioPlaces;
  readonly createRandom: (seed: string) => Random;
  /** Says that the command ran and that its answer is no. */
  readonly answerIsNo: () => void;
}

interface RoiFlags {
  readonly prices?: IsoDate;
  readonly whatIf?: readonly string[];
  readonly draws: number;
  readonly seed: string;
}

const USUAL_DRAWS = 10_000;
const FEWEST_DRAWS = 100;
const MOST_DRAWS = 100_000;

function parseDate(text: string): IsoDate {
  if (IsoDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-10-01.');
}

function addText(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function parseDraws(text: string): number {
  const draws = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (draws >= FEWEST_DRAWS && draws <= MOST_DRAWS) return draws;
  throw new InvalidArgumentError('It must be a whole number from 100 to 100000.');
}

function listScenarios({ terminal, places }: RoiCommandContext): void {
  const scenarios = listShippedScenarios(places.shipped);
  const table = formatTable(
    [{ title: 'scenario' }, { title: 'what it is' }, { title: 'file' }],
    scenarios.map(({ name, title, path }) => [name, title, path]),
  );
  const text = `${table}\n\nOne of them: vernier roi ${scenarios[0]?.name ?? 'NAME'}. Your own: copy its file, change it, vernier roi FILE.`;
  terminal.report({ text, json: scenarios });
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

function runScenario(context: RoiCommandContext, named: string, flags: RoiFlags): void {
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

/** Makes the `roi` command: what a change of models returns, from volumes that somebody states. */
export function createRoiCommand(context: () => RoiCommandContext): Command {
  return new Command('roi')
    .description('Work out what a change of models saves and returns, from stated volumes.')
    .argument(
      '[scenario]',
      'a scenario file, or the name of one that comes with Vernier; without it they are listed',
    )
    .option('--prices <day>', 'the day whose list prices count; default today', parseDate)
    .option('--what-if <model=in/out>', 'suppose a price, USD per million tokens; may be repeated', addText)
    .option('--draws <number>', 'how often the ranges are drawn', parseDraws, USUAL_DRAWS)
    .option('--seed <text>', 'seed of the draws', 'vernier')
    .addHelpText(
      'after',
      '\nExits with 3 when no kind of work has prices.\n\nExample:\n  vernier roi sixty-thirty-ten --what-if claude-haiku-5-5=0.08/0.40',
    )
    .action((scenario: string | undefined, flags: RoiFlags) => {
      if (scenario === undefined) listScenarios(context());
      else runScenario(context(), scenario, flags);
    });
}
