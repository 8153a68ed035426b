import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { homeWithDials } from '../src/cli/__fixtures__/home-with-dials.ts';
import { machineNode, run, temporaryFolder } from './machine.ts';
import { ROOT } from './source-files.ts';

const Doctor = z.object({ node: z.object({ version: z.string() }) });
const isPackagedNode = `v${packageJson.dependencies.node}`;

/** Runs a one-file module on the machine's own Node. */
function runModule(code: string, options: Partial<Parameters<typeof run>[2]> = {}): ReturnType<typeof run> {
  return run(machineNode(), ['--input-type=module', '--eval', code], { folder: ROOT, ...options });
}

function bin(name: string): string {
  return JSON.stringify(pathToFileURL(join(ROOT, 'bin', name)).href);
}

/** A module that goes on in a child running the script. */
function continueAs(script: string): string {
  return `import { continueAsChild } from ${bin('continue-as-child.js')};
    continueAsChild(process.execPath, ['--eval', ${JSON.stringify(script)}], process.env);`;
}

/** A module that writes `in` and `out` around a moment in which it holds the lock of the folder. */
function holdLock(folder: string): string {
  return `import { appendFileSync } from 'node:fs';
    import { withLock } from ${bin('with-lock.js')};
    const log = ${JSON.stringify(join(folder, 'log'))};
    withLock(${JSON.stringify(join(folder, 'setup.lock'))}, () => {
      appendFileSync(log, 'in ');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
      appendFileSync(log, 'out ');
    });`;
}

describe('the command vernier', () => {
  it('runs on Node 24 in a clone, whatever Node starts it', async () => {
    const environment = { VERNIER_HOME: temporaryFolder() };
    const ended = await run(machineNode(), ['bin/vernier.js', 'doctor', '--json'], {
      folder: ROOT,
      environment,
    });
    expect(ended.stderr).toBe('');
    expect(Doctor.parse(JSON.parse(ended.stdout)).node.version).toBe(isPackagedNode);
  });

  it('runs on Node 24 by npx in a clone', async () => {
    const environment = { VERNIER_HOME: temporaryFolder(), npm_config_offline: 'true' };
    const ended = await run('npx', ['vernier', 'doctor', '--json'], { folder: ROOT, environment });
    expect(Doctor.parse(JSON.parse(ended.stdout)).node.version).toBe(isPackagedNode);
  });

  it('says what to do when it was neither built nor cloned', async () => {
    const folder = temporaryFolder();
    cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const ended = await run(process.execPath, ['bin/vernier.js'], { folder });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^vernier: .*npm run build.*\n$/u);
  });

  it('says what to do when its dependencies are not there', async () => {
    const folder = temporaryFolder();
    cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const code = `import { ensurePackagedNode } from './bin/packaged-node.js'; ensurePackagedNode(${JSON.stringify(folder)})`;
    const ended = await runModule(code, { folder });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^vernier: .*npm install\n$/u);
  });
});

describe('a Node that cannot replace its own process', () => {
  it('ends with the exit code of Vernier', async () => {
    expect((await runModule(continueAs('process.exit(3)'))).code).toBe(3);
  });

  it('ends by the signal that ended Vernier', async () => {
    expect((await runModule(continueAs('process.kill(process.pid, "SIGKILL")'))).signal).toBe('SIGKILL');
  });

  it('passes on SIGTERM, SIGINT and SIGHUP, and waits for an orderly end', async () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const script = `process.on('${signal}', () => { console.log('orderly end'); process.exit(0); });
        setInterval(() => {}, 1000); console.log('ready');`;
      const ended = await runModule(continueAs(script), {
        onOutput: (printed, kill) => printed.endsWith('ready\n') && kill(signal),
      });
      expect(ended).toMatchObject({ code: 0, stdout: 'ready\norderly end\n' });
    }
  });
});

it('ends when the launcher that started it is killed without a word', async () => {
  const packaged = JSON.stringify(join(ROOT, 'node_modules', 'node', 'bin', 'node'));
  const words = JSON.stringify(['--conditions=vernier-source', 'src/cli/main.ts', 'up', '--port', '0']);
  const ended = await runModule(
    `import { continueAsChild } from ${bin('continue-as-child.js')};
    continueAsChild(${packaged}, ${words}, process.env);`,
    {
      environment: { VERNIER_HOME: await homeWithDials() },
      onOutput: (printed, kill) => void (printed.includes('Ctrl-C') && kill('SIGKILL')),
    },
  );
  // its output closes only when the gateway behind it has ended too
  expect(ended.signal).toBe('SIGKILL');
});

describe('npm start', () => {
  it('leaves nothing running when npm is told to stop', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'bin'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ scripts: { start: packageJson.scripts.start } }),
    );
    writeFileSync(
      join(folder, 'bin', 'vernier.js'),
      `process.on('SIGTERM', () => { console.log('orderly end'); process.exit(0); });
       setInterval(() => {}, 1000); console.log('ready');`,
    );
    const ended = await run('npm', ['start', '--silent'], {
      folder,
      onOutput: (printed, kill) => printed.endsWith('ready\n') && kill('SIGTERM'),
    });
    expect(ended).toMatchObject({ code: 0, stdout: 'ready\norderly end\n' });
  });
});

describe('the set-up', () => {
  it('is done by one process at a time', async () => {
    const folder = temporaryFolder();
    const all = await Promise.all([1, 2, 3].map(() => runModule(holdLock(folder))));
    expect(all.map((ended) => ended.code)).toEqual([0, 0, 0]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out in out ');
  });

  it('takes over from a process that died in the middle', async () => {
    const folder = temporaryFolder();
    const dead = await runModule('console.log(process.pid)');
    writeFileSync(join(folder, 'setup.lock'), dead.stdout.trim());
    await Promise.all([1, 2].map(() => runModule(holdLock(folder))));
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out ');
  });

  it('installs nothing when node_modules already holds what the lock says', async () => {
    const environment = { npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: temporaryFolder() };
    const ended = await run(machineNode(), ['bin/setup.js'], { folder: ROOT, environment });
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});
