import { EFFORT_LEVELS, EffortLevel } from '#core';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addGatewayOptions } from './gateway-options.ts';
import { parseGatewayUrl } from '../client/parse-gateway-url.ts';
import { type AskFlags, runAsk } from './run-ask.ts';

const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)$/u;

function parseEffort(text: string): string {
  const isPosition = DECIMAL.test(text) && Number(text) <= 1;
  if (isPosition || text === 'auto' || EffortLevel.safeParse(text).success) return text;
  throw new InvalidArgumentError(`It must be ${EFFORT_LEVELS.join(', ')}, auto, or a number from 0 to 1.`);
}

function parseHold(text: string): string {
  if (DECIMAL.test(text) && Number(text) > 0 && Number(text) < 1) return text;
  throw new InvalidArgumentError('It must be a number above 0 and below 1, such as 0.95.');
}

function parseBudget(text: string): string {
  if (DECIMAL.test(text) && Number(text) > 0) return text;
  throw new InvalidArgumentError('It must be an amount of USD above 0, such as 0.01.');
}

function parseMaxTokens(text: string): number {
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of tokens above 0.');
}

function parseQuestion(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must hold a question.');
}

/** Makes the `ask` command: one question to a gateway that runs or to one of its own, with its decision explained. */
export function createAskCommand(context: CommandContext): Command {
  const command = new Command('ask')
    .description('Ask one question and see which plan answered it, why, and at what cost.')
    .argument('[question]', 'the question; without one, the next form of the sample work', parseQuestion)
    .option('--effort <level>', `${EFFORT_LEVELS.join(', ')}, or a position from 0 to 1`, parseEffort)
    .option('--hold <share>', 'the share of the top plan’s quality to hold, such as 0.95', parseHold)
    .option('--budget-usd <usd>', 'the most that this answer may cost', parseBudget)
    .option('--model <id>', 'a model instead of the dial', 'auto')
    .option('--max-tokens <number>', 'the most output tokens', parseMaxTokens, 1024)
    .addOption(
      new Option(
        '--url <url>',
        'a running gateway; default the configured address, http://127.0.0.1:8484, or the command itself answers; VERNIER_KEY is its key',
      )
        .argParser(parseGatewayUrl)
        .conflicts(['config', 'dial', 'recordings', 'upstream']),
    );
  return addGatewayOptions(command)
    .addHelpText('after', '\nExample:\n  vernier ask "Say hello." --effort low')
    .action(async (question: string | undefined, flags: AskFlags) => {
      await runAsk(context, question, flags);
    });
}
