import { formatUsd, TERMINAL_COLUMNS, terminalText, wrapText } from '#core';
import { failureWords } from '../reading/failures/failure-words.ts';
import { LARGEST_DOCUMENT_BYTES } from '../reading/read-document.ts';
import { LONGEST_LINE_BYTES } from '../reading/read-lines.ts';
import type { Problem, Problems } from '../reading/problem-list.ts';
import type { ProblemKind } from '../reading/transcript-sink.ts';
import { sourceTitle } from '../sources/registry.ts';
import {
  comparedPricesText,
  comparedText,
  countedCostOf,
  withoutPriceText,
} from '../reconciliation/difference-text.ts';
import type { Reconciliation } from '../reconciliation/reconciliation-rows.ts';
import type { AuditReport } from './audit-report.ts';
import { nounText } from '../words/number-text.ts';
import { wrapLines } from './wrap-lines.ts';

const REASONS: Readonly<Record<ProblemKind, string>> = {
  unreadable: 'cannot be read',
  'broken-off': 'cannot be read any further; what stands before was read',
  'not-json': 'is no JSON object',
  unfinished: 'is not finished: it is being written, or was cut off',
  'too-large': `is larger than ${LARGEST_DOCUMENT_BYTES / 1024 / 1024} MB as one JSON document: export it in parts, as CSV or as JSON lines`,
  'not-recognised': 'is of no kind that is known here: describe it in a file for `--mapping`',
  'not-a-table': 'has no such columns as a table of this kind has',
  'cell-count': 'has more or fewer cells than the table has titles',
  'broken-quote': 'has a quote that begins or ends no cell: rows were looked for again from the next line on',
  'maybe-cut': 'has no end of line: its last number may be cut off, and counts as it stands',
  'not-a-request': 'is no request as this version of Vernier writes them',
  'no-tokens': 'has a call without tokens',
  'too-long': `is longer than ${LONGEST_LINE_BYTES / 1024 / 1024} MB`,
  'no-time': 'has a call without a time in ISO 8601 or in seconds since 1970',
  'impossible-time': 'has a call at a time that cannot be',
  'impossible-count': 'has a count that cannot be',
  'impossible-cost': 'has a cost that cannot be',
};

/** A path without what would steer a terminal. */
function safePath(path: string): string {
  return path.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

function problemText({ path, line, kind, code }: Problem): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `  ${safePath(place)} ${REASONS[kind]}${code === undefined ? '' : `: ${failureWords(code)}`}`;
}

function problemLines({ total, first }: Problems): readonly string[] {
  if (total === 0) return [];
  const more = total > first.length ? [`  and ${total - first.length} more`] : [];
  return [`${nounText(total, 'problem')}, counted and skipped:`, ...first.map(problemText), ...more];
}

/** Lists files in folders that are of no known kind. */
function passedOverLines({
  problems: { passedOver },
  leftOut: { notRecognised },
}: AuditReport): readonly string[] {
  if (passedOver.length === 0) return [];
  const more = notRecognised > passedOver.length ? [`  and ${notRecognised - passedOver.length} more`] : [];
  const title = `${nounText(notRecognised, 'file')} of no known kind, passed over:`;
  return [title, ...passedOver.map((path) => `  ${safePath(path)}`), ...more];
}

/** The amounts of one side; `usd` is null where a price is missing. */
function amountsText(tokens: number | undefined, usd: number | null | undefined): string {
  const cost = usd === null ? 'no price' : usd === undefined ? undefined : formatUsd(usd);
  const parts = [tokens === undefined ? undefined : nounText(tokens, 'token'), cost];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Says how much has no price, and what is stated of it. */
function unpricedText(row: Reconciliation): string {
  const without = withoutPriceText(row);
  if (without === undefined) return '';
  const { statedOfUnpricedUsd } = row;
  const stated = statedOfUnpricedUsd === null ? '' : `, stated ${formatUsd(statedOfUnpricedUsd)}`;
  return ` (${without}${stated})`;
}

function totalLines(row: Reconciliation): readonly string[] {
  const { source, month, statedTokens, statedCostUsd, countedTokens } = row;
  const who = `${sourceTitle(source)} ${month ?? 'without calls'}`;
  const hasTokens = statedTokens !== null;
  const hasCost = statedCostUsd !== null;
  const stated = amountsText(statedTokens ?? undefined, statedCostUsd ?? undefined);
  const counted = amountsText(
    hasTokens ? countedTokens : undefined,
    hasCost ? countedCostOf(row) : undefined,
  );
  const text = `  ${who}, ${comparedText(row)}: stated ${stated}; counted ${counted}${hasCost ? unpricedText(row) : ''}`;
  return wrapText(text, TERMINAL_COLUMNS, '    ');
}

/** Lists the first lines of recorded outcomes that could not be used. */
function skippedLines({ findings }: AuditReport): readonly string[] {
  const { count = 0, listed = [] } = findings.outcomes?.skipped ?? {};
  if (count === 0) return [];
  const more = count > listed.length ? [`  and ${count - listed.length} more`] : [];
  return [
    `${nounText(count, 'line')} of recorded outcomes skipped:`,
    ...listed.map(({ file, line, problem }) => `  ${terminalText(file)}:${line} ${terminalText(problem)}`),
    ...more,
  ];
}

/** Lists the totals of sources that are not what was counted, and at which prices they were compared. */
function differenceLines({ reconciliation, prices }: AuditReport): readonly string[] {
  const different = reconciliation.filter(({ agrees }) => !agrees);
  if (different.length === 0) return [];
  const comparedAt = comparedPricesText(different, prices);
  const title = `totals that differ${comparedAt === undefined ? '' : ` (costs ${comparedAt})`}:`;
  return [...wrapLines([title]), ...different.flatMap(totalLines)];
}

/** Lists what did not count and what does not agree; nothing where there is nothing to list. */
export function warningsText(report: AuditReport): string | undefined {
  const { problems } = report;
  const lines = [
    ...problemLines(problems),
    ...passedOverLines(report),
    ...skippedLines(report),
    ...differenceLines(report),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
}
