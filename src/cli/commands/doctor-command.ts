import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { formatTable, type Terminal, VernierError } from '#core';
import { loadDialInForce } from '#routing';
import { openStore } from '#store';
import { Command } from 'commander';
import type { Environment } from '../environment.ts';
import { loadConfig } from '../load-config.ts';
import { packageVersion } from '../package-facts.ts';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly status: 'ok' | 'note' | 'problem';
  readonly found: string;
}

const WANTED_NODE = 24;

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
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
    return {
      what: 'home',
      status: 'problem',
      found: `${messageOf(error)}: make it writable, or set VERNIER_HOME`,
    };
  }
}

function checkConfig(environment: Environment, file: string | undefined): Finding {
  try {
    const loaded = loadConfig(environment, file);
    return { what: 'configuration', status: 'ok', found: loaded.file ?? 'none; the defaults hold' };
  } catch (error) {
    return {
      what: 'configuration',
      status: 'problem',
      found: error instanceof Error ? error.message : String(error),
    };
  }
}

async function checkStore(environment: Environment): Promise<Finding[]> {
  try {
    const store = await openStore({ home: environment.home, databaseUrl: environment.databaseUrl });
    try {
      const dial = await loadDialInForce(store.db);
      const found =
        dial === undefined ? 'none: `vernier dial fit` makes one' : `policy ${dial.policy.hash.slice(0, 12)}`;
      return [
        { what: 'store', status: 'ok', found: store.kind },
        { what: 'dial', status: dial === undefined ? 'note' : 'ok', found },
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [{ what: 'store', status: 'problem', found: messageOf(error) }];
  }
}

function checkPort(host: string, port: number): Promise<Finding> {
  const what = `port ${port}`;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const found =
        error.code === 'EADDRINUSE'
          ? 'taken: Vernier runs already, or choose another with --port'
          : messageOf(error);
      resolve({ what, status: 'note', found });
    });
    probe.listen({ host, port }, () => probe.close(() => resolve({ what, status: 'ok', found: 'free' })));
  });
}

async function diagnose(environment: Environment, configFile: string | undefined): Promise<Finding[]> {
  const config = checkConfig(environment, configFile);
  const listen =
    config.status === 'ok'
      ? loadConfig(environment, configFile).config.listen
      : { host: '127.0.0.1', port: 8484 };
  return [
    checkNode(),
    checkHome(environment),
    config,
    ...(await checkStore(environment)),
    await checkPort(listen.host, listen.port),
  ];
}

async function runDoctor(
  environment: Environment,
  terminal: Terminal,
  configFile: string | undefined,
): Promise<void> {
  const findings = await diagnose(environment, configFile);
  const text = formatTable(
    [{ title: '' }, { title: 'what' }, { title: 'found' }],
    findings.map(({ what, status, found }) => [status, what, found]),
  );
  terminal.report({
    text: `Vernier ${packageVersion()}\n${text}`,
    json: { version: packageVersion(), node: { version: process.version, path: process.execPath }, findings },
  });
  const problems = findings.filter((finding) => finding.status === 'problem');
  if (problems.length > 0) {
    throw new VernierError(
      'config-invalid',
      `${problems.length} problem(s) found: ${problems.map((one) => one.what).join(', ')}`,
    );
  }
}

/** The `doctor` command: looks at what Vernier needs, and says what to do about what is missing. */
export function createDoctorCommand(environment: Environment, terminal: () => Terminal): Command {
  return new Command('doctor')
    .description('Check what Vernier needs on this machine, and say what to do about what is missing.')
    .option('--config <file>', 'configuration to check')
    .addHelpText('after', '\nExample:\n  vernier doctor')
    .action(async (flags: { readonly config?: string }) => {
      await runDoctor(environment, terminal(), flags.config);
    });
}
