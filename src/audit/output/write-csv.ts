import { isWhatIf } from '#catalog';
import { type Cost, terminalText, type UsageRecord } from '#core';
import { usageColumns } from '../tally/call-row.ts';
import { nameProject } from '../work/kinds/name-project.ts';
import { openOutput, type Output } from './open-output.ts';

/** A file of calls that is being written. */
export interface CsvFile extends Pick<Output, 'end'> {
  add(record: UsageRecord, cost: Cost): void;
}

const COLUMNS =
  'at source session project agentType modelId effort serviceTier inputTokens cacheReadTokens cacheWrite5mTokens ' +
  'cacheWrite1hTokens outputTokens reasoningTokens toolCalls durationMs statedCostUsd costUsd priceDate unpricedReason ' +
  'granularity calls promptTokens';
/** What a spreadsheet would take for a formula, also where it is guarded already: only so is every name read back. */
const FORMULA = /^'*[=+\-@\t\r]/u;

/** Writes one field; what is not known stays empty, and what could steer a terminal is a question mark. */
function fieldText(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const plain = terminalText(value);
  const text = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lineText(record: UsageRecord, cost: Cost): string {
  const { usage, bucket } = record;
  const { costUsd, priceDate, reason } = {
    costUsd: undefined,
    priceDate: undefined,
    reason: undefined,
    ...cost,
    ...(isWhatIf(cost) ? { priceDate: 'what-if' } : {}),
  };
  const fields = [
    record.at,
    record.source,
    record.session,
    // the folders above it name people and machines
    record.project === undefined ? undefined : nameProject(record.project),
    record.agentType,
    record.modelId,
    record.effort,
    record.serviceTier,
    ...usageColumns(usage),
    record.toolCalls,
    record.durationMs,
    record.statedCostUsd,
    costUsd,
    priceDate,
    reason,
    bucket?.granularity,
    bucket?.calls,
    bucket?.promptTokens,
  ];
  return fields.map(fieldText).join(',');
}

/** Writes a file with one line for each call; a file that is there is written over. */
export function openCsv(path: string): CsvFile {
  const output = openOutput(path);
  output.add(`${COLUMNS.replaceAll(' ', ',')}\n`);
  return {
    add: (record, cost) => output.add(`${lineText(record, cost)}\n`),
    end: () => output.end(),
  };
}
