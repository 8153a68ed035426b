import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport } from '../audit-report.ts';
import { countText, nounText } from '../number-text.ts';
import { cachedNoun } from './cache-section.ts';
import { callsText, partText, unpricedText, usdText } from './figure-text.ts';

/** A figure with what it is and what it stands on. */
export interface Headline {
  readonly title: string;
  readonly figure: string;
  readonly detail: string;
}

function callsLine({ total }: AuditReport): Headline {
  const parts = [
    ...(total.sessions === null ? [] : [nounText(total.sessions, 'session')]),
    ...(total.toolCalls === null ? [] : [nounText(total.toolCalls, 'tool call')]),
  ];
  return {
    title: 'calls to models',
    figure: callsText(total),
    detail: parts.join(', ') || 'sessions not told',
  };
}

function costLine({ total, prices }: AuditReport): Headline {
  const whose = prices.at === null ? "list prices of each call's own day" : `list prices of ${prices.at}`;
  return {
    title: 'cost at list price',
    figure: usdText(total.costUsd),
    detail: `USD, ${whose}; ${unpricedText(total)} of ${callsText(total)} calls without a price`,
  };
}

function dayLine({ calendar }: AuditReport): Headline {
  const costs = calendar.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  const sum = costs.reduce((total, costUsd) => total + costUsd, 0);
  return {
    title: 'cost per day',
    figure: costs.length === 0 ? 'no price' : usdText(sum / costs.length),
    detail: `mean of ${nounText(costs.length, 'day')} with a cost`,
  };
}

function tokensLine({ total }: AuditReport): Headline {
  const tokens = totalTokens(total.tokens);
  return {
    title: 'tokens',
    figure: countText(tokens),
    detail: `${partText(total.tokens.cacheRead, tokens)} read from caches, ${partText(total.tokens.output, tokens)} output`,
  };
}

function cacheLine({ cache, granularities }: AuditReport): Headline {
  const { priced } = cache;
  const noun = cachedNoun({ granularities });
  const figure = priced === null ? 'not known' : usdText(priced.uncachedUsd - priced.costUsd);
  const detail =
    priced === null
      ? 'no priced call has cached tokens'
      : `counted over ${nounText(priced.rows, noun)}, against the same tokens as plain input`;
  return { title: 'saved by caches', figure, detail };
}

function tasksLine({ work }: AuditReport): readonly Headline[] {
  if (work.tasks === 0) return [];
  const routine = work.stakes.find(({ stake }) => stake === 'routine');
  return [
    {
      title: 'tasks',
      figure: countText(work.tasks),
      detail: `${partText(routine?.tasks ?? 0, work.tasks)} of them routine, by written rules`,
    },
  ];
}

function findingsLine({ findings: { findings, total, priceDate } }: AuditReport): Headline {
  const isSum = total.status === 'sum';
  const detail =
    total.status === 'overlapping'
      ? 'some are about the same calls: no sum'
      : `sum of the means of ${isSum ? total.findings : 0}, USD a month, list prices of ${priceDate}`;
  return {
    title: isSum ? 'could be saved a month' : 'findings',
    figure: isSum ? usdText(total.meanPerMonthUsd) : countText(findings.length),
    detail: total.status === 'none' ? 'none with an estimate' : detail,
  };
}

/** The figures that a report begins with. */
export function headlines(report: AuditReport): readonly Headline[] {
  return [
    callsLine(report),
    costLine(report),
    dayLine(report),
    tokensLine(report),
    cacheLine(report),
    ...tasksLine(report),
    findingsLine(report),
  ];
}

/** Says what the report is about. */
export function reportTitle({ days }: AuditReport): string {
  return days === null
    ? 'What was used: no call on these days'
    : `What was used, ${days.first} to ${days.last} (UTC)`;
}
