import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createCatalog } from '#catalog';
import type { RecordedRow } from '#providers';
import { outcomesFromRecordings } from '#providers';

export const catalog = createCatalog();
export const PRICE_DATE = '2024-12-01';
const FIRST_MS = Date.UTC(2024, 11, 1, 8);
const GAP_MS = 20 * 60_000;
const TASKS_A_SESSION = 20;

/** What one model did on a row, as it was recorded. */
export interface RecordedTruth {
  readonly score: number;
  readonly costUsd: number;
  readonly tokens: { readonly input: number; readonly output: number };
}

/** Gives what a model did on each row, at prices of December 2024. */
export function truthOf(rows: readonly RecordedRow[], model: string): readonly RecordedTruth[] {
  return outcomesFromRecordings(rows, [model], { catalog, priceDate: PRICE_DATE }).map(
    ({ score, cost, usage }) => {
      if (score.status !== 'scored' || cost.status !== 'priced') throw new RangeError('not recorded');
      const { inputTokens = 0, outputTokens = 0 } = usage;
      return {
        score: score.value,
        costUsd: cost.costUsd,
        tokens: { input: inputTokens, output: outputTokens },
      };
    },
  );
}

/** When the task of a row was asked. */
export function askedAt(row: number): string {
  return new Date(FIRST_MS + row * GAP_MS).toISOString();
}

/** Writes recorded prompts as tasks of one call each, in the layout of Claude Code: a log whose counterfactual is known. */
export function writeLog(rows: readonly RecordedRow[], model: string, fileOf: (session: string) => string) {
  const truth = truthOf(rows, model);
  const sessions = Map.groupBy(rows.keys(), (row) => Math.floor(row / TASKS_A_SESSION));
  for (const [number, members] of sessions) {
    const sessionId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const lines = [...members].flatMap((row) => {
      const { input = 0, output = 0 } = truth[row]?.tokens ?? {};
      const line = { sessionId, cwd: '/home/me/shop', timestamp: askedAt(row) };
      const usage = { input_tokens: input, output_tokens: output };
      const message = { id: `msg_${row}`, role: 'assistant', model, content: [], usage };
      return [
        { ...line, type: 'user', message: { role: 'user', content: rows[row]?.prompt } },
        { ...line, type: 'assistant', requestId: `req_${row}`, message },
      ];
    });
    const file = fileOf(`${sessionId}.jsonl`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
}
