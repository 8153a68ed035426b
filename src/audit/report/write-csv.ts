import { closeSync, openSync, writeSync } from 'node:fs';
import { type Cost, type UsageRecord, VernierError } from '#core';

/** A file of calls that is being written. */
export interface CsvFile {
  add(record: UsageRecord, cost: Cost): void;
  /** Writes what is left and closes the file. */
  end(): void;
}

const COLUMNS =
  'at source session project agentType modelId effort serviceTier inputTokens cacheReadTokens cacheWrite5mTokens ' +
  'cacheWrite1hTokens outputTokens reasoningTokens toolCalls durationMs statedCostUsd costUsd priceDate unpricedReason ' +
  'granularity calls promptTokens';
const BUFFERED_CHARACTERS = 65_536;
/** What a spreadsheet would take for a formula, also where it is guarded already: only so is every name read back. */
const FORMULA = /^'*[=+\-@\t\r]/u;

/** Writes one field; what is not known stays empty. */
function fieldText(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lineText(record: UsageRecord, cost: Cost): string {
  const { usage, bucket } = record;
  const { costUsd, priceDate, reason } = {
    costUsd: undefined,
    priceDate: undefined,
    reason: undefined,
    ...cost,
  };
  const fields = [
    record.at,
    record.source,
    record.session,
    record.project,
    record.agentType,
    record.modelId,
    record.effort,
    record.serviceTier,
    usage.inputTokens,
    usage.cacheReadTokens,
    usage.cacheWrite5mTokens,
    usage.cacheWrite1hTokens,
    usage.outputTokens,
    usage.reasoningTokens,
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

/**
 * Opens a file with one line for each call; a file that is there is written over.
 *
 * Throws  'file-unwritable'
 */
export function openCsv(path: string): CsvFile {
  function attempt<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (cause) {
      const message = `${path} cannot be written: name a file in a folder where you may write`;
      throw new VernierError('file-unwritable', message, { cause });
    }
  }
  const file = attempt(() => openSync(path, 'w'));
  let text = `${COLUMNS.replaceAll(' ', ',')}\n`;
  const flush = () => {
    attempt(() => writeSync(file, text));
    text = '';
  };
  return {
    add(record, cost) {
      text += `${lineText(record, cost)}\n`;
      if (text.length >= BUFFERED_CHARACTERS) flush();
    },
    end() {
      flush();
      closeSync(file);
    },
  };
}
