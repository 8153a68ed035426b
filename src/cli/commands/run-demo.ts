import { createGatewayClient, type GatewayClient } from '../client/gateway-client.ts';
import { reachGateway } from '../client/reach-gateway.ts';
import type { CommandContext } from '../command-context.ts';
import { type AnsweredForm, askPosition } from '../demo/ask-positions.ts';
import { type DemoRow, demoRow } from '../demo/demo-row.ts';
import { isAsMeasured } from '../demo/draw-range.ts';
import { demoTable, demoVerdict } from '../demo/demo-text.ts';
import { readSampleLadder, type SampleLadder } from '../demo/sample-ladder.ts';
import { startOwnGateway } from '../demo/start-gateway.ts';
import { isRightAnswer } from '../first-dials/sample-work-forms.ts';

/** The options of `vernier demo`. */
export interface DemoFlags {
  /** The gateway to turn; without it the configured one, and if that does not run, one of its own. */
  readonly url?: string;
  /** Dial positions in [0,1]. */
  readonly positions: readonly number[];
  readonly json?: boolean;
}

const CLEAR_LINE = '\r\u001b[K';
const USUAL_COLUMNS = 80;

/** The gateway that is turned, and how it is left. */
interface Turned {
  readonly client: GatewayClient;
  readonly startedHere: boolean;
  close(): Promise<void>;
}

/** Finds the gateway that was named, or the configured one; where nobody named one and none runs, starts one. */
async function openTurned(context: CommandContext, url: string | undefined): Promise<Turned> {
  const found = await reachGateway(context, { url, otherwise: 'one is started for the demo' });
  if (found.status === 'running') {
    return { client: found.client, startedHere: false, close: () => Promise.resolve() };
  }
  const own = await startOwnGateway(context);
  context.terminal.note(`${found.why}: one was started for this demo at ${own.url}, and stops with it`);
  return { client: createGatewayClient({ url: own.url }), startedHere: true, close: () => own.close() };
}

/** Writes the table as it fills: on a terminal the row under way is redrawn, elsewhere only whole rows are written. */
function createRowWriter({ out, json }: { readonly out: CommandContext['out']; readonly json: boolean }) {
  const isLive = out.isTTY === true && !json;
  return {
    drawn(line: string) {
      // a line that wraps cannot be cleared again
      if (isLive) out.write(`${CLEAR_LINE}${line.slice(0, (out.columns ?? USUAL_COLUMNS) - 1)}`);
    },
    whole(text: string) {
      if (!json) out.write(`${isLive ? CLEAR_LINE : ''}${text}\n`);
    },
    abandoned() {
      if (isLive) out.write(CLEAR_LINE);
    },
  };
}

async function turn(
  { client }: Turned,
  { dial, forms }: SampleLadder,
  { positions, writer }: { positions: readonly number[]; writer: ReturnType<typeof createRowWriter> },
): Promise<DemoRow[]> {
  const table = demoTable(dial.plans, forms.length);
  const rows: DemoRow[] = [];
  writer.whole(table.head);
  try {
    for (const position of positions) {
      const rowOf = (answers: readonly AnsweredForm[]) => demoRow(dial, position, answers);
      const onAnswer = (answers: readonly AnsweredForm[]) => writer.drawn(table.line(rowOf(answers)));
      const answers = await askPosition(client, { position, forms, isRight: isRightAnswer, onAnswer });
      const row = rowOf(answers);
      writer.whole(table.line(row));
      rows.push(row);
    }
  } finally {
    writer.abandoned();
  }
  return rows;
}

/** The row as `--json` gives it: what is not known is null. */
function jsonRow(row: DemoRow) {
  return {
    ...row,
    costUsdPerThousand: row.costUsdPerThousand ?? null,
    savedShare: row.savedShare ?? null,
    reading:
      row.reading === undefined ? null : { quality: row.reading.quality, costUsd: row.reading.costUsd },
    asMeasured: isAsMeasured(row) ?? null,
  };
}

/**
 * Turns the dial over the sample work through a running gateway, and shows beside it what was measured before.
 *
 * Throws  'upstream-unreachable' for a gateway that was named and does not run; 'not-found' for one without sample work;
 *         what the gateway's client throws
 */
export async function runDemo(context: CommandContext, flags: DemoFlags): Promise<void> {
  const { environment, terminal, out } = context;
  const { json = false } = flags;
  const turned = await openTurned(context, flags.url);
  try {
    const ladder = await readSampleLadder(turned.client, (text) => terminal.note(text));
    const { dial, forms, title } = ladder;
    const writer = createRowWriter({ out, json });
    writer.whole(
      `${title}: ${forms.length} forms at each position, through ${turned.client.url}. Every line is ${dial.source}: no model is called, and only the classifier really answers.`,
    );
    const startedAt = environment.clock.monotonicMs();
    const rows = await turn(turned, ladder, { positions: flags.positions, writer });
    const seconds = Number(((environment.clock.monotonicMs() - startedAt) / 1000).toFixed(1));
    const verdict = demoVerdict(rows);
    terminal.report({
      text: `\n${verdict} (${rows.length * forms.length} requests in ${seconds} s.)`,
      json: {
        url: turned.client.url,
        startedHere: turned.startedHere,
        title,
        policyHash: dial.policyHash,
        source: dial.source,
        seconds,
        rows: rows.map(jsonRow),
        verdict,
      },
    });
  } finally {
    await turned.close();
  }
}
