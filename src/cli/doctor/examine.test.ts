import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog } from '#catalog';
import { Secret } from '#core';
import { describe, expect, it } from 'vitest';
import { homeWithDials } from '../__fixtures__/home-with-dials.ts';
import { recordedLines, recordingsFile } from '../__fixtures__/recordings.ts';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';
import { runCommand } from '../run-command.ts';
import { clockAt } from './__fixtures__/clock-at.ts';
import { startHttp, startSilent } from './__fixtures__/loopback.ts';
import { examine, type ExaminationOptions } from './examine.ts';
import { configuredProviders } from './find-providers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FREE = 'listen: { port: 0 }';
const catalog = createCatalog();
const KEY = 'sk-the-secret-itself';

function environmentOf(home: string, env: Readonly<Record<string, string>> = {}): Environment {
  return readEnvironment({ VERNIER_HOME: home, SOME_API_KEY: KEY, ...env }, home);
}

async function examineHome(home: string, yaml = FREE, more: Partial<ExaminationOptions> = {}) {
  const examination = await examine({
    environment: environmentOf(home),
    configFile: temporaryFile('vernier.yaml', yaml),
    isOffline: false,
    catalog,
    root: PACKAGE_ROOT,
    findProviders: (config) => Promise.resolve(configuredProviders(config)),
    ...more,
  });
  const of = (what: string) => examination.findings.filter((finding) => finding.what === what);
  return { ...examination, of };
}

/** The id of a process that ran and has ended. */
const deadProcessId = () => spawnSync(process.execPath, ['--version']).pid;

function leaveInSpool(home: string, text: string): string {
  const spool = join(home, 'spool');
  mkdirSync(spool, { recursive: true });
  writeFileSync(join(spool, `spool-${deadProcessId()}-1.ndjson`), text);
  return spool;
}

const anthropicAt = (baseUrl: string, model = 'claude-haiku-5-5') =>
  `${FREE}\nproviders: [{ type: anthropic, models: [${model}], apiKey: "env:SOME_API_KEY", baseUrl: "${baseUrl}" }]`;

describe('an examination', () => {
  it('of an empty home finds no problem, and names each thing that it looked at', async () => {
    const { findings } = await examineHome(temporaryFolder());
    expect(findings.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(findings.map(({ what }) => what).join(' ')).toBe(
      'node install home disk clock configuration providers prices store spool dial port',
    );
  });

  it('goes on after a configuration that cannot be used', async () => {
    const { of } = await examineHome(temporaryFolder(), 'listen: { port: high }');
    expect(of('configuration')).toMatchObject([{ status: 'problem' }]);
    expect(of('providers')).toMatchObject([
      { status: 'note', found: expect.stringContaining('not looked at') },
    ]);
    expect(of('store')).toMatchObject([{ status: 'ok' }]);
  });

  it('goes on after a home that cannot be used', async () => {
    const { of } = await examineHome('/dev/null/x');
    expect(of('home')).toMatchObject([{ status: 'problem' }]);
    const advice = '/dev/null/x cannot be used (/dev/null is no folder): set VERNIER_HOME to a folder';
    expect(of('store')).toMatchObject([{ status: 'problem', found: expect.stringContaining(advice) }]);
    for (const what of ['disk', 'spool', 'dial']) {
      expect(of(what)).toMatchObject([{ status: 'note', found: expect.stringMatching(/^not looked at/u) }]);
    }
  });

  it('does not crash when a check itself is broken', async () => {
    const { of } = await examineHome(temporaryFolder(), FREE, {
      findProviders: () =>
        Promise.resolve({
          keyed: [{ id: 'broken', type: 'anthropic', baseUrl: 'no URL', apiKey: new Secret('k') }],
          ids: ['broken'],
          models: [],
          served: [],
          findings: [],
        }),
    });
    expect(of('key')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringMatching(/could not be looked at \(.*\): report this as a bug/u),
      },
    ]);
    expect(of('store')).toMatchObject([{ status: 'ok' }]);
  });

  it('does not wait beyond its deadline', async () => {
    const silent = await startSilent();
    const environment = environmentOf(temporaryFolder(), {
      DATABASE_URL: `postgres://user:password@127.0.0.1:${silent.port}/vernier`,
    });
    const yaml = anthropicAt(silent.baseUrl);
    const { of, hasGivenUp } = await examineHome(temporaryFolder(), yaml, { environment, deadlineMs: 300 });
    expect(hasGivenUp).toBe(true);
    const late = { status: 'problem', found: 'gave no answer within 0.3 s: look at what it waits for' };
    expect(of('store')).toMatchObject([late]);
    expect(of('key')).toHaveLength(1);
    expect(of('port')).toMatchObject([{ status: 'ok' }]);
  });

  it('says on the way which check is done', async () => {
    const done: string[] = [];
    const onDone = (count: number, total: number, what: string) =>
      void done.push(`${count}/${total} ${what}`);
    await examineHome(temporaryFolder(), FREE, { onDone });
    expect(done.toSorted().map((text) => text.split(' ')[0])).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });
});

describe('the dial that serves', () => {
  it('is that of the sample work where there is no provider, made or not', async () => {
    const { of } = await examineHome(temporaryFolder());
    expect(of('dial')).toMatchObject([
      {
        status: 'note',
        found: expect.stringMatching(
          /^none of your own; that of the sample work serves, on simulated outcomes \(the next start makes it/u,
        ),
      },
    ]);
    const home = await homeWithDials();
    expect((await examineHome(home)).of('dial')).toMatchObject([
      {
        found: expect.stringMatching(
          /\(policy [\da-f]{12}, which a start made and keeps in .*first-dials\)/u,
        ),
      },
    ]);
  });

  it('is none where a provider is configured and nothing was measured', async () => {
    const { of } = await examineHome(temporaryFolder(), anthropicAt('http://127.0.0.1:9'), {
      isOffline: true,
    });
    expect(of('dial')).toMatchObject([
      { found: 'none of your own; a position only picks a rung of the ladder: `vernier dial fit` makes one' },
    ]);
  });

  it('is not known where the configuration cannot be used', async () => {
    const { of } = await examineHome(temporaryFolder(), 'listen: { port: high }');
    expect(of('dial')).toMatchObject([{ found: 'none of your own: `vernier dial fit` makes one' }]);
  });
});

describe('the providers', () => {
  it('are asked with their keys, and what they refuse is named by its variable', async () => {
    const { baseUrl } = await startHttp((_, response) => response.writeHead(401).end('{}'));
    const { findings, of } = await examineHome(temporaryFolder(), anthropicAt(baseUrl));
    expect(of('key')).toMatchObject([
      {
        about: 'anthropic',
        status: 'problem',
        found: expect.stringContaining('from the variable SOME_API_KEY'),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain(KEY);
  });

  it('are not asked offline', async () => {
    const calls: string[] = [];
    const { baseUrl } = await startHttp((request, response) => {
      calls.push(request.url ?? '');
      response.end('{}');
    });
    const { of } = await examineHome(temporaryFolder(), anthropicAt(baseUrl), { isOffline: true });
    expect(of('key')).toMatchObject([{ status: 'ok', found: 'not tried, as --offline says' }]);
    expect(calls).toEqual([]);
  });

  it('tell by their date that the clock is off', async () => {
    const { baseUrl } = await startHttp((_, response) => {
      response.writeHead(200, { date: new Date(Date.now() + DAY_MS).toUTCString() }).end('{"data":[]}');
    });
    const { of } = await examineHome(temporaryFolder(), anthropicAt(baseUrl));
    expect(of('clock')).toMatchObject([
      { status: 'problem', found: expect.stringMatching(/before what anthropic answers/u) },
    ]);
  });

  it('may serve models of which no price is known', async () => {
    const { baseUrl } = await startHttp((_, response) => response.end('{}'));
    const { of } = await examineHome(temporaryFolder(), anthropicAt(baseUrl, 'my-own-model'));
    expect(of('prices')).toMatchObject([{ status: 'note', found: expect.stringContaining('my-own-model') }]);
  });
});

describe('the store', () => {
  it('is a problem when its file is no database, and what waits in the spool is counted', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'vernier.db'), 'rubbish '.repeat(1000));
    leaveInSpool(home, '');
    const { of } = await examineHome(home);
    expect(of('store')).toMatchObject([
      { status: 'problem', found: expect.stringContaining('not a database') },
    ]);
    expect(of('spool')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringMatching(/^1 file of ended processes .* could not be taken/u),
      },
    ]);
  });

  it('is a problem when no PostgreSQL answers where it should', async () => {
    const environment = environmentOf(temporaryFolder(), {
      DATABASE_URL: 'postgres://u:hidden@127.0.0.1:9/x',
    });
    const { of, findings } = await examineHome(temporaryFolder(), FREE, { environment });
    expect(of('store')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringMatching(/postgres:\/\/127\.0\.0\.1:9\/x.*: start the database/u),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hidden');
  });

  it('takes in what a dead process has left, and says how much that was', async () => {
    const home = temporaryFolder();
    const spool = leaveInSpool(home, '');
    const { of } = await examineHome(home);
    expect(of('spool')).toMatchObject([
      { status: 'note', found: expect.stringMatching(/^1 file of processes/u) },
    ]);
    expect(readdirSync(spool)).toEqual([]);
    expect((await examineHome(home)).of('spool')).toMatchObject([{ status: 'ok' }]);
  });

  it('keeps lines that cannot be read aside, and says where', async () => {
    const home = temporaryFolder();
    leaveInSpool(home, 'no record\n');
    const { of } = await examineHome(home);
    expect(of('spool')).toMatchObject([
      { status: 'note', found: expect.stringMatching(/^1 file \(spool-\*\.rejected\) in .*: look at them/u) },
    ]);
  });

  it('holds a request of the future when the clock was set back', async () => {
    const home = temporaryFolder();
    const silent = { write: () => undefined };
    const later = { ...environmentOf(home), clock: clockAt(Date.now() + 3 * DAY_MS) };
    const words = ['ask', 'Add the numbers one', '--recordings', recordingsFile(recordedLines(3))];
    const code = await runCommand(words, { environment: later, out: silent, error: silent });
    expect(code).toBe(0);
    const { of } = await examineHome(home);
    expect(of('clock')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringMatching(/is 2 days before the newest request in the store/u),
      },
    ]);
  });
});
