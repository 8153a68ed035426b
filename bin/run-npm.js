import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--loglevel=error'];
/** What a second, more patient try may mend; without any network npm's own patience would last minutes. */
const PASSING = /^(?:ETIMEDOUT|ECONNRESET|ERR_SOCKET_TIMEOUT|EINTEGRITY|E429|E5\d\d)\b/u;

/**
 * Runs npm in a folder without audits, prompts or advice.
 *
 * Shape   npm's words, a folder → whether it went well, and npm's own reason in one line when it did not
 */
export function runNpm(words, folder) {
  const first = runOnce([...words, ...QUIET, '--fetch-retries=0'], folder);
  if (first.succeeded || !PASSING.test(first.reason)) return first;
  return runOnce([...words, ...QUIET], folder);
}

function runOnce(words, folder) {
  const { file, before, shell } = npmCommand();
  const run = spawnSync(file, [...before, ...words], {
    cwd: folder,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // a surrounding `npm --global …` must not turn this into a global installation
    env: { ...process.env, npm_config_global: 'false' },
  });
  return { succeeded: run.status === 0, reason: run.error?.message ?? npmReason(run.stderr) };
}

/** Finds npm: the one that runs this script when there is one, else the one on PATH. */
function npmCommand() {
  const running = process.env.npm_execpath ?? '';
  if (basename(running) === 'npm-cli.js') return { file: process.execPath, before: [running], shell: false };
  const isWindows = process.platform === 'win32';
  return { file: isWindows ? 'npm.cmd' : 'npm', before: [], shell: isWindows };
}

/** Picks the sentence out of npm's block of `npm error` lines. */
function npmReason(stderr) {
  const lines = stderr
    .split('\n')
    .filter((line) => line.startsWith('npm error'))
    .map((line) => line.slice('npm error'.length).trim());
  const code = lines.find((line) => line.startsWith('code '));
  const sentence = lines.find((line) => line !== '' && !/^(?:code|errno|syscall|path) /u.test(line));
  return [code?.slice('code '.length), sentence].filter(Boolean).join(': ') || 'npm gave no reason';
}
