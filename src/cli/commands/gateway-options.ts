import { type Command, InvalidArgumentError } from 'commander';

/** Reads a base URL as far as it can be judged before the provider's own rules are loaded. */
function parseUpstream(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new InvalidArgumentError('It must be an http:// or https:// URL.');
}

/** Adds the options that say what a gateway serves; the same for every command that opens one. */
export function addGatewayOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration; default ./vernier.yaml, then vernier.yaml in the home folder')
    .option('--dial <file>', 'a dial file instead of the dial in force')
    .option('--recordings <files...>', 'answer from recordings: JSON Lines, plain or .gz')
    .option(
      '--upstream <url>',
      'send every model that is not configured to one upstream that speaks both formats; VERNIER_UPSTREAM_KEY is its key',
      parseUpstream,
    );
}
