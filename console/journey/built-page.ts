import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(new URL('..', import.meta.url)));

/** Builds the page where it is older than its sources, as a start does, and gives its folder. */
export function builtPage(): string {
  const module = JSON.stringify(new URL('../../bin/build-console.js', import.meta.url).href);
  const code = `import { buildConsole } from ${module}; buildConsole(${JSON.stringify(ROOT)}, process.execPath);`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' });
  return join(ROOT, 'console', 'dist');
}
