import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { type Ended, machineNode, run, temporaryFolder } from './machine.ts';
import { ROOT } from './source-files.ts';

const Doctor = z.object({ node: z.object({ version: z.string() }) });
const packaged = `v${packageJson.dependencies.node}`;
const DEAD_NETWORK = { npm_config_registry: 'http://127.0.0.1:9' };

const ownNode = execFileSync(machineNode(), ['--version'], { encoding: 'utf8' }).trim();
const isOwnNodeOld = Number.parseInt(ownNode.slice(1), 10) < 24;
/** On a machine whose own Node is new enough, an installed Vernier runs on that one. */
const installedNode = isOwnNodeOld ? packaged : ownNode;

function succeeded(ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(`exit code ${ended.code}: ${ended.stdout}${ended.stderr}`);
  return ended;
}

function nodeVersion(ended: Ended): string {
  return Doctor.parse(JSON.parse(succeeded(ended).stdout)).node.version;
}

/** Copies what git would clone, with the changes that are not committed yet. */
function copyClone(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
}

describe('an installed vernier', () => {
  const packFolder = mkdtempSync(join(tmpdir(), 'vernier-pack-'));
  let tarball = '';

  beforeAll(async () => {
    succeeded(await run('npm', ['pack', '--pack-destination', packFolder], { folder: ROOT }));
    tarball = join(packFolder, `vernier-${packageJson.version}.tgz`);
  });
  afterAll(() => rmSync(packFolder, { recursive: true, force: true }));

  it('runs on Node 24 from a global installation, with no sources in it', async () => {
    const folder = temporaryFolder();
    const environment = { VERNIER_HOME: join(folder, 'home') };
    succeeded(await run('npm', ['install', '-g', '--prefix', folder, tarball], { folder, environment }));
    const command = join(folder, 'bin', 'vernier');
    const ended = await run(command, ['doctor', '--json'], { folder, environment });
    expect(nodeVersion(ended)).toBe(installedNode);
    expect(existsSync(join(folder, 'lib', 'node_modules', 'vernier', 'src'))).toBe(false);

    const behindLauncher = join(folder, 'lib', 'node_modules', 'vernier', 'dist', 'cli', 'main.js');
    const bare = await run(machineNode(), [behindLauncher, 'doctor'], { folder, environment });
    expect(bare.code).toBe(isOwnNodeOld ? 3 : 0);
    expect(bare.stdout).toMatch(
      isOwnNodeOld ? /^problem +node +v2\d\..* brings Node 24$/mu : /^ok +node +v/mu,
    );
  });

  it('fetches its Node once where install scripts were blocked, and says what to do offline', async () => {
    const folder = temporaryFolder();
    const environment = { VERNIER_HOME: join(folder, 'home') };
    const offline = { ...environment, ...DEAD_NETWORK, npm_config_cache: join(folder, 'empty') };
    const command = join(folder, 'node_modules', '.bin', 'vernier');
    const words = ['install', '--ignore-scripts', '--prefix', '.', tarball];
    succeeded(await run('npm', words, { folder, environment }));

    const refused = await run(command, ['doctor', '--json'], { folder, environment: offline });
    expect(refused.code).toBe(isOwnNodeOld ? 1 : 0);
    expect(refused.stderr).toMatch(isOwnNodeOld ? /could not be fetched \(.*\): go online .*\n$/u : /^$/u);

    const fetched = await run(command, ['doctor', '--json'], { folder, environment });
    expect(nodeVersion(fetched)).toBe(installedNode);
    const again = await run(command, ['doctor', '--json'], { folder, environment: offline });
    expect(again.stderr).toBe('');
    expect(nodeVersion(again)).toBe(installedNode);
  });
});

describe('a fresh clone', () => {
  it('sets itself up on the first command', async () => {
    const folder = temporaryFolder();
    copyClone(folder);
    const environment = { VERNIER_HOME: join(folder, 'home') };
    const ended = await run(machineNode(), ['bin/vernier.js', 'doctor', '--json'], { folder, environment });
    expect(ended.stderr).toMatch(/^vernier: installing dependencies .*\nvernier: installed in \d+ s\n$/u);
    expect(nodeVersion(ended)).toBe(packaged);
  });

  it('runs on Node 24 after npm install --ignore-scripts, and so do its scripts', async () => {
    const folder = temporaryFolder();
    copyClone(folder);
    const environment = { VERNIER_HOME: join(folder, 'home') };
    succeeded(await run('npm', ['install', '--ignore-scripts', '--no-save'], { folder, environment }));
    rmSync(join(folder, 'node_modules', '.bin', 'node'), { force: true });
    const ended = await run('npx', ['vernier', 'doctor', '--json'], { folder, environment });
    expect(nodeVersion(ended)).toBe(packaged);
    const script = await run('npm', ['exec', '--', 'node', '--version'], { folder, environment });
    expect(script.stdout.trim()).toBe(packaged);
  });
});
