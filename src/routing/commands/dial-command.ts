import { IsoDate } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import type { RoutingConfig } from '../schema.ts';
import { certifyDial } from './certify-dial.ts';
import type { DialCommandContext } from './command-context.ts';
import { fitDial } from './fit-dial.ts';
import { showDial } from './show-dial.ts';

/** The exit code of "it ran, and the answer is no". */
const ANSWER_IS_NO = 3;

function parseShare(text: string): number {
  const share = Number(text);
  if (share > 0 && share < 1) return share;
  throw new InvalidArgumentError('It must be a number above 0 and below 1, such as 0.95.');
}

function addShare(text: string, before: readonly number[] = []): number[] {
  return [...before, parseShare(text)];
}

function parseDate(text: string): string {
  if (IsoDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day such as 2024-11-04.');
}

const list = (text: string) => text.split(',').filter((item) => item !== '');

interface FitFlags {
  readonly recordings: string[];
  readonly models?: string[];
  readonly priceDate?: string;
  readonly seed: string;
  readonly shuffles?: string;
  readonly out?: string;
}

function fitCommand(context: () => DialCommandContext, config: () => RoutingConfig): Command {
  return new Command('fit')
    .description('Fit a dial from recorded outcomes, measure and certify it, and put it in force.')
    .requiredOption('--recordings <files...>', 'recordings: JSON Lines, plain or .gz')
    .option(
      '--models <ids>',
      'the ladder, separated by commas; default every model that answered every prompt',
      list,
    )
    .option('--price-date <day>', 'the day whose prices count; default today', parseDate)
    .option('--seed <text>', 'seed of resamples and shuffles', 'vernier')
    .option('--out <file>', 'write the dial to a file as well')
    .addHelpText(
      'after',
      '\nExample:\n  vernier dial fit --recordings gsm.jsonl.gz crux.jsonl.gz --models claude-3-haiku-20240307,claude-3-5-haiku-20241022 --price-date 2024-12-01',
    )
    .action(async (flags: FitFlags) => {
      await fitDial(context(), { ...flags, config: config() });
    });
}

function showCommand(context: () => DialCommandContext): Command {
  return new Command('show')
    .description('Show what each position costs and holds, with intervals, and what is certified.')
    .option('--dial <file>', 'a dial file; default the dial in force')
    .addHelpText('after', '\nExample:\n  vernier dial show')
    .action(async (flags: { readonly dial?: string }) => {
      await showDial(context(), flags.dial);
    });
}

function certifyCommand(context: () => DialCommandContext, config: () => RoutingConfig): Command {
  return new Command('certify')
    .description('Certify promises of the dial in force on rows that it was not fitted on.')
    .requiredOption('--recordings <files...>', 'recordings: JSON Lines, plain or .gz')
    .option(
      '--hold <share>',
      'a share of the top plan’s quality; may be repeated; default the configured grid',
      addShare,
    )
    .addHelpText(
      'after',
      '\nExits with 3 when nothing below the top plan could be certified.\n\nExample:\n  vernier dial certify --recordings new.jsonl.gz --hold 0.95',
    )
    .action(async (flags: { readonly recordings: string[]; readonly hold?: number[] }) => {
      const { rhos, delta } = config();
      const certificates = await certifyDial(context(), {
        recordings: flags.recordings,
        hold: flags.hold ?? rhos,
        delta,
      });
      if (certificates.every((certificate) => certificate.lowestKnot === 20)) process.exitCode = ANSWER_IS_NO;
    });
}

/** The `dial` command: fit, show, certify. Context and configuration are asked only when a command runs. */
export function createDialCommand(context: () => DialCommandContext, config: () => RoutingConfig): Command {
  return new Command('dial')
    .description('The measured effort dial: fit it, look at it, certify what it holds.')
    .addCommand(fitCommand(context, config))
    .addCommand(showCommand(context))
    .addCommand(certifyCommand(context, config));
}
