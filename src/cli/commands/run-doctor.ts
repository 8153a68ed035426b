import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { formatTable } from '#core';
import { loadDialInForce } from '#routing';
import { openStore, type Store } from '#store';
import type { CommandContext } from '../command-context.ts';
import type { VernierConfig } from '../config/vernier-config.ts';
import type { Environment } from '../environment.ts';
import { loadConfig } from '../config/load-config.ts';
import { packageVersion } from '../package-facts.ts';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly status: 'ok' | 'note' | 'problem';
  readonly found: string;
}

const WANTED_NODE = 24;
/** Where `up` listens when the configuration cannot be read. */
const USUAL_ADDRESS = { host: '127.0.0.1', port: 8484 };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checkNode(): Finding {
  const isNew = Number.parseInt(process.versions.node, 10) >= WANTED_NODE;
  const found = isNew
    ? process.version
    : `${process.version}: start Vernier by its command, which brings Node ${WANTED_NODE}`;
  return { what: 'Node', status: isNew ? 'ok' : 'problem', found };
}

function checkHome({ home }: Environment): Finding {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    accessSync(home, constants.W_OK);
    return { what: 'home', status: 'ok', found: home };
  } catch (error) {
    const found = `${messageOf(error)}: make it writable, or set VERNIER_HOME`;
    return { what: 'home', status: 'problem', found };
  }
}

function checkProviders({ providers }: VernierConfig): Finding {
  return providers.length === 0
    ? {
        what: 'providers',
        status: 'note',
        found: 'none: sample answers are served until vernier.yaml names some',
      }
    : { what: 'providers', status: 'ok', found: providers.map((one) => one.id).join(', ') };
}

/** What can be said of the configuration, and where it says to listen. */
function checkConfig(
  environment: Environment,
  file: string | undefined,
): { findings: Finding[]; address: VernierConfig['listen'] } {
  try {
    const { config, file: read } = loadConfig(environment, file);
    const found = read ?? 'none; the defaults hold';
    return {
      findings: [{ what: 'configuration', status: 'ok', found }, checkProviders(config)],
      address: config.listen,
    };
  } catch (error) {
    const finding: Finding = { what: 'configuration', status: 'problem', found: messageOf(error) };
    return { findings: [finding], address: USUAL_ADDRESS };
  }
}

async function checkDial({ db }: Store): Promise<Finding> {
  try {
    const dial = await loadDialInForce(db);
    return dial === undefined
      ? { what: 'dial', status: 'note', found: 'none: `vernier dial fit` makes one' }
      : { what: 'dial', status: 'ok', found: `policy ${dial.policy.hash.slice(0, 12)}` };
  } catch (error) {
    const found = `the dial in force cannot be read (${messageOf(error).split('\n')[0]}): fit it again`;
    return { what: 'dial', status: 'problem', found };
  }
}

async function checkStore({ home, databaseUrl }: Environment): Promise<Finding[]> {
  try {
    const store = await openStore({ home, databaseUrl });
    try {
      return [{ what: 'store', status: 'ok', found: store.kind }, await checkDial(store)];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [{ what: 'store', status: 'problem', found: messageOf(error) }];
  }
}

function checkPort({ host, port }: VernierConfig['listen']): Promise<Finding> {
  const what = `port ${port}`;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const found =
        error.code === 'EADDRINUSE'
          ? 'taken: Vernier runs already, or choose another with --port'
          : `${error.message}: choose another with --host or --port`;
      resolve({ what, status: 'note', found });
    });
    probe.listen({ host, port }, () => probe.close(() => resolve({ what, status: 'ok', found: 'free' })));
  });
}

/** A finding of several lines goes on below its first. */
function rowsOf({ what, status, found }: Finding): string[][] {
  const [first = '', ...more] = found.split('\n');
  return [[status, what, first], ...more.map((line) => ['', '', line])];
}

/** Looks at everything that Vernier needs and reports all of it; what is missing makes the answer no. */
export async function runDoctor(context: CommandContext, configFile: string | undefined): Promise<void> {
  const { environment, terminal, answerIsNo } = context;
  const { findings: configured, address } = checkConfig(environment, configFile);
  const findings = [
    checkNode(),
    checkHome(environment),
    ...configured,
    ...(await checkStore(environment)),
    await checkPort(address),
  ];
  const problems = findings.filter((finding) => finding.status === 'problem').map((one) => one.what);
  if (problems.length > 0) answerIsNo();
  const table = formatTable([{ title: '' }, { title: 'what' }, { title: 'found' }], findings.flatMap(rowsOf));
  const verdict = problems.length === 0 ? 'Nothing is missing.' : `To be mended: ${problems.join(', ')}.`;
  terminal.report({
    text: `Vernier ${packageVersion()}\n${table}\n${verdict}`,
    json: { version: packageVersion(), node: { version: process.version, path: process.execPath }, findings },
  });
}
