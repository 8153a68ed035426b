import { noneText, smallTexts } from '../../findings/none-text.ts';
import { totalTexts, withoutText } from '../../findings/total-text.ts';
import { monthDaysText } from '../../month/month-texts.ts';
import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport } from '../audit-report.ts';
import { countText, nounText } from '../../words/number-text.ts';
import { atPriceText, dayPricesText, priceBasisText, unpricedPartText } from '../prices-texts.ts';
import { spanText } from '../summary-text.ts';
import { cachedNoun } from './cache-section.ts';
import { callsText, partText, usdText } from './figure-text.ts';

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
  const unpriced = unpricedPartText(total);
  const without = unpriced === undefined ? 'every call has a price' : `${unpriced} without a price`;
  return {
    title: `cost at ${atPriceText({ prices })}`,
    figure: usdText(total.costUsd),
    detail: total.costUsd === null ? without : `USD, ${priceBasisText({ prices })}; ${without}`,
  };
}

function monthLine({ month }: AuditReport): Headline {
  return {
    title: 'cost a month',
    figure: usdText(month?.costPerMonthUsd ?? null),
    detail: month === null ? 'no call is of a day' : `USD, scaled from ${monthDaysText(month)}`,
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
      : `reckoned over ${nounText(priced.rows, noun)}, against the same tokens as plain input`;
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

/** What findings come to where their savings are not added up. */
function findingsDetail(report: AuditReport): string {
  const { findings, small, total } = report.findings;
  if (findings.length === 0) return [noneText(report), ...smallTexts(small)].join('; ');
  if (total.status === 'overlapping') return 'some are about the same calls: no sum';
  return withoutText(findings).replace(' not in it', '') || 'about time, not money';
}

function findingsLine(report: AuditReport): Headline {
  const { findings, priceDate } = report.findings;
  const sum = totalTexts(report.findings);
  if (sum === undefined) {
    const detail = findingsDetail(report);
    // nothing found is not the same as nothing looked for
    const none = detail.startsWith('none') ? 'none' : 'not known';
    return { title: 'findings', figure: findings.length === 0 ? none : countText(findings.length), detail };
  }
  const { figure, basis, without } = sum;
  const detail = [basis, ...(without === '' ? [] : [without]), dayPricesText(report, priceDate)].join('; ');
  return { title: 'could be saved a month', figure, detail };
}

/** The figures that a report begins with. */
export function headlines(report: AuditReport): readonly Headline[] {
  return [
    callsLine(report),
    costLine(report),
    monthLine(report),
    findingsLine(report),
    tokensLine(report),
    ...tasksLine(report),
    cacheLine(report),
  ];
}

/** Says what the report is about. */
export function reportTitle({ days }: AuditReport): string {
  return days === null ? 'What was used: no call on these days' : `What was used, ${spanText(days)} (UTC)`;
}
