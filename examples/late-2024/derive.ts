import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countPatterns } from './count-patterns.ts';
import { jointCountsText } from './joint-counts-text.ts';

const FILE = join(import.meta.dirname, 'joint-counts.json');

const { values: flags } = parseArgs({ options: { data: { type: 'string' } } });

if (flags.data === undefined || !existsSync(join(flags.data, 'recordings'))) {
  process.stderr.write(
    `there is no folder ${join(flags.data ?? '<data>', 'recordings')}: name the data folder with --data\n`,
  );
  process.exitCode = 2;
} else {
  const counts = await countPatterns(flags.data);
  writeFileSync(FILE, jointCountsText(counts));
  process.stdout.write(`Written: ${FILE}, ${counts.patterns.length} patterns\n`);
}
