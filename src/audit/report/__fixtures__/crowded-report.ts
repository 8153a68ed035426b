import { ModelId } from '#core';
import { NO_CALLS } from '../../tally/call-sums.ts';
import type { AuditReport } from '../audit-report.ts';

type Part = (report: AuditReport) => AuditReport;

const CALLS = { ...NO_CALLS, calls: 9, costUsd: 2 };
const PRICE = { inputUsdPerMillionTokens: 0.08, outputUsdPerMillionTokens: 0.4 };

/** What adds lines to a summary, one by one or all together. */
export const PARTS: Readonly<Record<string, Part>> = {
  'messages of each kind': (report) => ({
    ...report,
    examples: {
      warning: 'Redacted by rules, which can miss things: read the messages before you pass them on.',
      messages: 9,
      looked: 9,
      kinds: report.work.kinds.map(({ id, name }) => ({ kind: id, name, messages: ['look '.repeat(40)] })),
    },
  }),
  'recorded outcomes': (report) => ({
    ...report,
    findings: {
      ...report.findings,
      outcomes: {
        files: 1,
        prompts: 500,
        skipped: { count: 0, listed: [] },
        byName: 400,
        byWords: 90,
        nowhere: 3,
        unlike: 7,
        ownDuplicates: 2,
        kindsBy: 'text',
        kindToName: 'shop',
        plans: Array.from({ length: 9 }, (_, index) => `claude-opus-5-5-${index}`),
        steps: [],
      },
    },
  }),
  'what-if prices': (report) => ({
    ...report,
    prices: { ...report.prices, whatIf: ['claude-haiku-5-5', 'gpt-6-sol'].map((name) => ({ model: ModelId.parse(name), ...PRICE })) },
  }),
  'calls in no month': (report) => ({
    ...report,
    month: report.month && {
      ...report.month,
      older: { ...CALLS, last: '2025-06-27', gapDays: 460 },
      undated: { ...CALLS, calls: 0, uncountedRows: 3 },
    },
  }),
  'rows that sum calls up': (report) => ({
    ...report,
    inNoFinding: { ...CALLS, rows: 16, costShare: 0.05 },
    granularities: (['litellm', 'openai', 'anthropic', 'helicone'] as const).map((source) => ({
      ...CALLS,
      source,
      granularity: 'day',
    })),
  }),
  'smaller findings': (report) => ({
    ...report,
    findings: { ...report.findings, small: report.findings.findings.slice(0, 1) },
  }),
};

/** A report with so many of these parts. */
export function crowd(report: AuditReport, parts: readonly string[]): AuditReport {
  return parts.reduce((whole, name) => PARTS[name]?.(whole) ?? whole, report);
}
