import { IsoDate } from '#core';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { ModelsCommandContext, PriceFlags } from './commands/command-context.ts';
import { listModels } from './commands/list-models.ts';
import { type RefreshFlags, refreshModels } from './commands/refresh-models.ts';
import { showModel } from './commands/show-model.ts';
import { showPriceDiff } from './commands/show-price-diff.ts';
import { ServiceTier } from './schema.ts';

type MakeContext = () => ModelsCommandContext;

const MOST_SECONDS = 600;

function parseDay(text: string): string {
  if (IsoDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-10-01.');
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError(`It must be a number of seconds up to ${MOST_SECONDS}.`);
}

function addText(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function pricedCommand(name: string): Command {
  return new Command(name)
    .option('--prices <day>', 'the day whose prices count; default today', parseDay)
    .option(
      '--what-if <model=in/out>',
      'a price to suppose, USD per million tokens; bands, cache and tiers keep their ratio to it; may be repeated',
      addText,
    );
}

function listCommand(context: MakeContext): Command {
  return pricedCommand('list')
    .description('List the models with effort levels and list prices.')
    .argument('[text]', 'only models whose id or alias contains this')
    .addHelpText('after', '\nExits with 3 when there is none.\n\nExample:\n  vernier models list haiku')
    .action((text: string | undefined, flags: PriceFlags) => listModels(context(), text ?? '', flags));
}

function showCommand(context: MakeContext): Command {
  return pricedCommand('show')
    .description('Show everything that is known of a model, with the source of each fact.')
    .argument('<model>', 'its id or an alias')
    .addHelpText(
      'after',
      '\nExits with 3 when there is no such model.\n\nExample:\n  vernier models show claude-haiku-5-5 --what-if claude-haiku-5-5=0.08/0.40',
    )
    .action((model: string, flags: PriceFlags) => showModel(context(), model, flags));
}

function diffCommand(context: MakeContext): Command {
  return new Command('diff')
    .description('Show what changed in price between two days.')
    .argument('<from>', 'a day such as 2026-10-01', parseDay)
    .argument('<to>', 'a day such as 2027-01-01', parseDay)
    .addOption(
      new Option('--tier <tier>', 'the service tier')
        .choices([...ServiceTier.options, 'all'])
        .default('standard'),
    )
    .addHelpText('after', '\nExample:\n  vernier models diff 2026-10-01 2027-01-01')
    .action((from: string, to: string, { tier }: { readonly tier: ServiceTier | 'all' }) =>
      showPriceDiff(context(), { from, to }, tier),
    );
}

function refreshCommand(context: MakeContext): Command {
  return new Command('refresh')
    .description(
      'Read the lists of models.dev and of providers whose keys are set, and propose what differs.',
    )
    .option('--out <file>', 'write the proposal to a file')
    .option('--write', 'take the proposal over into catalog.json of the home folder')
    .option('--timeout <seconds>', 'for each list', parseSeconds, 20)
    .addHelpText(
      'after',
      '\nSends keys to their own providers and nothing else to anybody. Changes nothing without --write.\n\nExample:\n  vernier models refresh --out proposal.json',
    )
    .action(async ({ timeout, ...flags }: Omit<RefreshFlags, 'timeoutMs'> & { readonly timeout: number }) => {
      await refreshModels(context(), { ...flags, timeoutMs: 1000 * timeout });
    });
}

/** Makes the `models` command: what the catalog knows, with dated prices. The context is asked when a command runs. */
export function createModelsCommand(context: MakeContext): Command {
  return new Command('models')
    .description('The models of the catalog: effort levels, dated prices, what changed, what is new.')
    .addHelpText('after', '\nWithout a command it lists.\n\nExample:\n  vernier models haiku')
    .addCommand(listCommand(context), { isDefault: true })
    .addCommand(showCommand(context))
    .addCommand(diffCommand(context))
    .addCommand(refreshCommand(context));
}
