/**
 * Makes a clone ready to run: dependencies as package-lock.json says, and the packaged Node in its place.
 * When all is well it compares two files and ends; it runs before `npm start`, `npm test` and the other gates.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.vernier-setup');

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const binary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const wanted = readOrEmpty(join(root, 'package-lock.json'));
if (wanted === '' || readOrEmpty(stamp) !== wanted || !existsSync(binary)) {
  const { installDependencies } = await import('./install-dependencies.js');
  try {
    installDependencies(root, stamp);
  } catch (error) {
    const { stop } = await import('./stop.js');
    stop(`this clone cannot be set up (${error.message}): make ${root} writable, or run it as its owner`);
  }
}
