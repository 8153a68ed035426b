import { basename } from 'node:path';

/** What tells the names of a person and of a machine. */
export interface NameHints {
  readonly homeDirectory?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hostName?: string | undefined;
  /** Folders in which agents worked, on whichever machine. */
  readonly projects: Iterable<string>;
}

const USER_VARIABLES = ['USER', 'LOGNAME', 'USERNAME', 'SUDO_USER'];
const MACHINE_VARIABLES = ['HOSTNAME', 'HOST', 'COMPUTERNAME'];
const HOME = /(?:^|[\\/])(?:home|Users)[\\/]+(?<user>[^\\/]+)/u;
/** A single letter would be found in every text. */
const LEAST_CHARACTERS = 2;
/** Accounts that are nobody's, and words of the marks. */
const NOBODYS: ReadonlySet<string> = new Set(
  (
    'me root admin administrator user users home default guest public shared node app dev test build runner ubuntu debian ' +
    'vagrant docker ec2-user codespace localhost key url mail e-mail phone number machine name'
  ).split(' '),
);

function isTelling(name: string): boolean {
  return name.length >= LEAST_CHARACTERS && !NOBODYS.has(name.toLowerCase());
}

/** A machine's name, and its first part where it stands with a domain. */
function machineNames(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name, name.split('.')[0] ?? ''];
}

/** Makes a pattern of whole words, the longest first; nothing for no words. */
function wordsPattern(names: Iterable<string>): RegExp | undefined {
  const words = [...new Set(names)].filter(isTelling).toSorted((one, other) => other.length - one.length);
  if (words.length === 0) return undefined;
  const spelled = words.map((word) =>
    word.normalize('NFKC').replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${spelled.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

/** Names that identify a person or a machine, as patterns; absent where none is known. */
export interface PrivateNames {
  readonly people: RegExp | undefined;
  readonly machines: RegExp | undefined;
}

/**
 * Gathers the names of the person and of the machine, and those of the home directories that transcripts come from.
 *
 * Shape   single letters and names of accounts that are nobody's, such as `root`, are left out
 */
export function privateNames({ homeDirectory, env, hostName, projects }: NameHints): PrivateNames {
  const users = USER_VARIABLES.map((variable) => env[variable] ?? '');
  if (homeDirectory !== undefined) users.push(basename(homeDirectory.replaceAll('\\', '/')));
  for (const project of projects) users.push(HOME.exec(project)?.groups?.['user'] ?? '');
  // `ann.smith` is written as Ann, too
  users.push(...users.flatMap((user) => user.split(/[^\p{L}\p{N}]+/u)));
  const machines = [hostName, ...MACHINE_VARIABLES.map((variable) => env[variable])];
  return { people: wordsPattern(users), machines: wordsPattern(machines.flatMap(machineNames)) };
}
