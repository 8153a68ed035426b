import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { parseGatewayUrl } from '../client/parse-gateway-url.ts';
import type { DemoFlags } from './run-demo.ts';

const USUAL_POSITIONS = [0, 0.25, 0.5, 0.75, 0.9, 1];
const MOST_POSITIONS = 21;
const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)$/u;

function parsePositions(text: string): number[] {
  const words = text.split(',').map((word) => word.trim());
  const areGood = words.every((word) => DECIMAL.test(word) && Number(word) <= 1);
  if (areGood && words.length <= MOST_POSITIONS) return words.map(Number);
  throw new InvalidArgumentError(
    `It must be up to ${MOST_POSITIONS} numbers from 0 to 1 with commas, such as 0,0.5,1.`,
  );
}

/** Makes the `demo` command: the dial from 0 to 1 over the sample work, as it is really served. */
export function createDemoCommand(context: CommandContext): Command {
  return new Command('demo')
    .description('Turn the dial over the sample work and see who answers, how well, and at what cost.')
    .option(
      '--url <url>',
      'a running gateway; default the configured address, http://127.0.0.1:8484, or one started for the demo; VERNIER_KEY is its key',
      parseGatewayUrl,
    )
    .option('--positions <list>', 'dial positions from 0 to 1', parsePositions, USUAL_POSITIONS)
    .addHelpText('after', '\nExample:\n  vernier demo --positions 0,0.5')
    .action(async (_: DemoFlags, self: Command) => {
      const { runDemo } = await import('./run-demo.ts');
      await runDemo(context, self.optsWithGlobals<DemoFlags>());
    });
}
