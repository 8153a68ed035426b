import { IsoDate } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import type { RoutingConfig } from '../schema.ts';
import { certifyDial } from './certify-dial.ts';
import type { DialCommandContext } from './command-context.ts';
import { fitDial } from './fit-dial.ts';
import { showDial } from './show-dial.ts';

/** Reads the routing part of the configuration file named, or of the usual one. */
type ReadConfig = (file?: string) => RoutingConfig;

function addShare(text: string, before: readonly number[] = []): number[] {
  const share = Number(text);
  if (share > 0 && share < 1) return [...before, share];
  throw new InvalidArgumentError('It must be a number above 0 and below 1, such as 0.95.');
}

function parseDate(text: string): string {
  if (IsoDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day such as 2024-11-04.');
}

function parseModels(text: string): string[] {
  const models = text.split(',').map((model) => model.trim());
  if (models.includes('')) {
    throw new InvalidArgumentError('It must be model ids separated by commas, such as small,large.');
  }
  const repeated = models.find((model, index) => models.indexOf(model) !== index);
  if (repeated === undefined) return models;
  throw new InvalidArgumentError(`It names ${repeated} twice.`);
}

function recordingsCommand(name: string): Command {
  return new Command(name)
    .requiredOption('--recordings <files...>', 'recordings: JSON Lines, plain or .gz')
    .option('--config <file>', 'configuration whose `routing` counts; default as for `vernier up`');
}

interface FitFlags {
  readonly recordings: string[];
  readonly config?: string;
  readonly models?: string[];
  readonly priceDate?: string;
  readonly seed: string;
  readonly out?: string;
}

function fitCommand(context: () => DialCommandContext, readConfig: ReadConfig): Command {
  return recordingsCommand('fit')
    .description('Fit a dial from recorded outcomes, measure and certify it, and put it in force.')
    .option(
      '--models <ids>',
      'the ladder, separated by commas; default every model that answered every prompt',
      parseModels,
    )
    .option('--price-date <day>', 'the day whose prices count; default today', parseDate)
    .option('--seed <text>', 'seed of resamples and shuffles', 'vernier')
    .option('--out <file>', 'write the dial to a file as well')
    .addHelpText(
      'after',
      '\nExample:\n  vernier dial fit --recordings gsm.jsonl.gz crux.jsonl.gz --models claude-3-haiku-20240307,claude-3-5-haiku-20241022 --price-date 2024-12-01',
    )
    .action(async ({ config, ...flags }: FitFlags) => {
      await fitDial(context(), { ...flags, config: readConfig(config) });
    });
}

function showCommand(context: () => DialCommandContext, readConfig: ReadConfig): Command {
  return new Command('show')
    .description('Show what each position costs and holds, with intervals, and what is certified.')
    .option('--dial <file>', 'a dial file; default the dial in force')
    .option('--config <file>', 'configuration whose `routing.delta` counts; default as for `vernier up`')
    .addHelpText('after', '\nExample:\n  vernier dial show')
    .action(async ({ dial, config }: { readonly dial?: string; readonly config?: string }) => {
      const { delta } = readConfig(config);
      await showDial(context(), { delta, ...(dial === undefined ? {} : { file: dial }) });
    });
}

interface CertifyFlags {
  readonly recordings: string[];
  readonly config?: string;
  readonly hold?: number[];
}

function certifyCommand(context: () => DialCommandContext, readConfig: ReadConfig): Command {
  return recordingsCommand('certify')
    .description('Certify promises of the dial in force on rows that it was not fitted on.')
    .option(
      '--hold <share>',
      'a share of the top plan’s quality; may be repeated; default the configured grid',
      addShare,
    )
    .addHelpText(
      'after',
      '\nExits with 3 when no certificate keeps any of these promises below the top plan.\n\nExample:\n  vernier dial certify --recordings new.jsonl.gz --hold 0.95',
    )
    .action(async ({ recordings, config, hold }: CertifyFlags) => {
      const { rhos, delta, simultaneous } = readConfig(config);
      await certifyDial(context(), { recordings, hold: hold ?? rhos, delta, simultaneous });
    });
}

/** Makes the `dial` command: fit, show, certify. Context and configuration are asked only when a command runs. */
export function createDialCommand(context: () => DialCommandContext, readConfig: ReadConfig): Command {
  return new Command('dial')
    .description('The measured effort dial: fit it, look at it, certify what it holds.')
    .addHelpText('after', '\nExample:\n  vernier dial show')
    .addCommand(fitCommand(context, readConfig))
    .addCommand(showCommand(context, readConfig))
    .addCommand(certifyCommand(context, readConfig));
}
