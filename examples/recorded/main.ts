import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type DialRecord, openDial } from '#routing';
import { createCallers } from './ask-gateway.ts';
import { ASKS } from './asks.ts';
import { compareAll, type Difference } from './compare.ts';
import { fitSplit } from './fit-split.ts';
import { drawDial } from './plot.ts';
import { type Data, LADDER, readData, splitRows } from './read-data.ts';
import { replay } from './replay.ts';
import { serveDial } from './serve-dial.ts';
import { certificateOf, type Line, linesText, summarise } from './summarise.ts';

const HELP = `Fit and certify a dial on recorded answers of real models, serve it, and ask it through two official SDKs.

  npm run example:recorded -- --data ../shared/datasets

  --data <folder>  holds recordings/zeroeval-{gsm,crux,math-l5}.jsonl.gz
  --seed <text>    another draw of fit, certify and untouched prompts; default 0
  --out <folder>   where dial.json, result.json and dial.svg go; default out/recorded
  --json           print the result as JSON alone`;

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '0' },
    out: { type: 'string', default: join('out', 'recorded') },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The memory high-water mark of this process in MB. */
const peakMb = () => process.resourceUsage().maxRSS / 1024;

async function check(
  data: Data,
  dial: DialRecord,
  seed: string,
): Promise<{ lines: Line[]; differences: Difference[]; requests: number }> {
  const { untouched } = splitRows(data.table, seed);
  const open = openDial(dial);
  const topPlan = dial.policy.plans[dial.policy.topPlan]?.id ?? '';
  const served = await serveDial(open, data.rows);
  const answers = new Map(data.rows.map((row) => [row.id, row]));
  const lines: Line[] = [];
  const differences: Difference[] = [];
  let requests = 0;
  try {
    const callers = createCallers(served.origin);
    for (const ask of ASKS) {
      const replayed = replay(open, untouched, ask);
      const about = { dial: ask.name, certificate: certificateOf(dial, ask), topPlan };
      lines.push(summarise(about, replayed, untouched));
      for (const caller of callers) {
        note(`asking ${untouched.caseIds.length} untouched prompts at ${ask.name} through ${caller.name}`);
        const found = await compareAll({ caller, ask, origin: served.origin, answers }, untouched, replayed);
        differences.push(...found);
        requests += replayed.length;
      }
    }
  } finally {
    await served.close();
  }
  return { lines, differences, requests };
}

function save(directory: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
}

async function main(directory: string): Promise<number> {
  const data = await readData(directory);
  const split = splitRows(data.table, flags.seed);
  const count = (name: keyof typeof split) => split[name].caseIds.length;
  note(
    `${count('fit')} prompts to fit, ${count('certify')} to measure and certify, ${count('untouched')} untouched`,
  );
  const startedAt = performance.now();
  const dial = fitSplit(split, flags.seed);
  const fitSeconds = (performance.now() - startedAt) / 1000;
  const fitPeakMb = peakMb();
  note(
    `fitted, measured and certified in ${fitSeconds.toFixed(1)} s, peak memory ${fitPeakMb.toFixed(0)} MB`,
  );
  const { lines, differences, requests } = await check(data, dial, flags.seed);
  const result = { seed: flags.seed, ladder: LADDER, lines, requests, differences, fitSeconds, fitPeakMb };
  save(flags.out, {
    'dial.json': `${JSON.stringify(dial)}\n`,
    'result.json': `${JSON.stringify(result, null, 2)}\n`,
    'dial.svg': drawDial(dial, lines),
  });
  const verdict =
    differences.length === 0
      ? `All ${requests} requests over HTTP equal the offline replay in plan, answer and cost.`
      : `${differences.length} differences between HTTP and replay, first: ${JSON.stringify(differences[0])}`;
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(result, null, 2)}\n`
      : `${linesText(lines, LADDER)}\n\n${verdict}\nWritten: ${resolve(flags.out)}\n`,
  );
  return differences.length === 0 ? 0 : 1;
}

if (flags.help) {
  process.stdout.write(`${HELP}\n`);
} else if (flags.data === undefined || !existsSync(join(flags.data, 'recordings'))) {
  note(`there is no folder ${join(flags.data ?? '<data>', 'recordings')}: name the data folder with --data`);
  process.exitCode = 2;
} else {
  process.exitCode = await main(flags.data);
}
