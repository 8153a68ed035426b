import { formatUsd } from '#core';
import { LONGEST_LINE_BYTES } from '../reading/read-lines.ts';
import type { Problem, Problems } from '../reading/problem-list.ts';
import type { ProblemKind } from '../reading/transcript-sink.ts';
import { SOURCE_NAMES } from '../source-names.ts';
import type { Reconciliation } from '../tally/reconcile.ts';
import type { AuditReport } from './audit-report.ts';
import { nounText } from './number-text.ts';

const REASONS: Readonly<Record<ProblemKind, string>> = {
  unreadable: 'cannot be read',
  'not-json': 'is no JSON object',
  unfinished: 'is not finished: it is being written, or was cut off',
  'too-long': `is longer than ${LONGEST_LINE_BYTES / 1024 / 1024} MB`,
  'no-time': 'has a call without a time',
  'impossible-time': 'has a call at a time that cannot be',
  'impossible-count': 'has a count of tokens that cannot be',
};

function problemText({ path, line, kind, code }: Problem): string {
  const place = line === undefined ? path : `${path}:${line}`;
  const safePlace = place.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
  return `  ${safePlace} ${REASONS[kind]}${code === undefined ? '' : ` (${code})`}`;
}

function problemLines({ total, first }: Problems): readonly string[] {
  if (total === 0) return [];
  const more = total > first.length ? [`  and ${total - first.length} more`] : [];
  return [`${nounText(total, 'problem')}, counted and skipped:`, ...first.map(problemText), ...more];
}

/** The amounts of one side; `usd` is null where a price is missing. */
function amountsText(tokens: number | undefined, usd: number | null | undefined): string {
  const cost = usd === null ? 'calls without a price' : usd === undefined ? undefined : formatUsd(usd);
  const parts = [tokens === undefined ? undefined : nounText(tokens, 'token'), cost];
  return parts.filter((part) => part !== undefined).join(', ');
}

function differenceText(row: Reconciliation): string {
  const { source, month, sessions, statedTokens, statedCostUsd, countedTokens, countedCostUsd } = row;
  const who = `${SOURCE_NAMES[source]} ${month ?? 'without calls'}`;
  const what = sessions === 0 ? 'costs of single calls' : nounText(sessions, 'session');
  const hasTokens = statedTokens !== null;
  const hasCost = statedCostUsd !== null;
  const stated = amountsText(statedTokens ?? undefined, statedCostUsd ?? undefined);
  const counted = amountsText(hasTokens ? countedTokens : undefined, hasCost ? countedCostUsd : undefined);
  return `  ${who}, ${what}: stated ${stated}; counted ${counted}`;
}

/** Lists what did not count and what does not agree; nothing where there is nothing to list. */
export function warningsText({ problems, reconciliation }: AuditReport): string | undefined {
  const different = reconciliation.filter(({ agrees }) => !agrees);
  const lines = [
    ...problemLines(problems),
    ...(different.length === 0 ? [] : ['totals that differ:', ...different.map(differenceText)]),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
}
