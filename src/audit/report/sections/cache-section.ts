import type { AuditReport } from '../audit-report.ts';
import type { CacheReport } from '../cache-sums.ts';
import { countText, nounText } from '../../words/number-text.ts';
import { atPriceText } from '../prices-texts.ts';
import { partText, usdText } from './figure-text.ts';
import { columnsOf, type ReportSection } from './report-section.ts';

/** The parts of prompts in the order in which they are shown. */
export const PROMPT_PARTS: readonly (readonly [part: keyof CacheReport['tokens'], title: string])[] = [
  ['read', 'read from a cache'],
  ['write5m', 'written for 5 minutes'],
  ['write1h', 'written for an hour'],
  ['uncached', 'plain input'],
];

/** Adds up all tokens of prompts. */
export function promptTokens({ tokens }: CacheReport): number {
  return PROMPT_PARTS.reduce((sum, [part]) => sum + tokens[part], 0);
}

/** What stands for calls: calls, or rows where some sum several up. */
export function cachedNoun({ granularities }: Pick<AuditReport, 'granularities'>): string {
  return granularities.every(({ granularity }) => granularity.startsWith('call')) ? 'call' : 'row';
}

function savingText({ cache, granularities, prices }: AuditReport): string {
  const { rows, priced } = cache;
  const noun = cachedNoun({ granularities });
  if (priced === null) return 'What that saved is not known: none of these calls has a price.';
  const { costUsd, uncachedUsd } = priced;
  const saved = uncachedUsd - costUsd;
  const word = saved < 0 ? `Caching cost ${usdText(-saved)} more` : `Caching saved ${usdText(saved)}`;
  const left = rows - priced.rows;
  const unpriced =
    left === 0 ? '' : ` ${nounText(left, noun)} with cached tokens and without a price left out.`;
  return `${word}: ${nounText(priced.rows, noun)} with cached tokens cost ${usdText(costUsd)}, and the same tokens without a cache would have cost ${usdText(uncachedUsd)}. Reckoned, at ${atPriceText({ prices })}.${unpriced}`;
}

/** What was written and never read, where that was found. */
function unreadTexts({ findings }: AuditReport): readonly string[] {
  const unread = findings.findings.filter(({ detector }) => detector === 'unread-cache-writes');
  const saved = unread.reduce(
    (sum, { saving }) => sum + (saving.status === 'estimated' ? saving.ofLogUsd : 0),
    0,
  );
  if (unread.length === 0) return [];
  const calls = unread.reduce((sum, finding) => sum + finding.calls, 0);
  return [
    `Written and never read in time: by ${nounText(calls, 'call')}, which would have cost ${usdText(saved)} less without a cache; see the findings.`,
  ];
}

/** What prompts read from caches and wrote to them, and what that saved. */
export function cacheSection(report: AuditReport): ReportSection {
  const { cache } = report;
  const all = promptTokens(cache);
  const hasCached = cache.rows > 0;
  return {
    id: 'cache',
    title: 'Caches',
    lead: 'tokens of prompts, by where they came from',
    notes: hasCached
      ? [
          `${partText(cache.tokens.read, all)} of ${countText(all)} prompt tokens were read from a cache.`,
          savingText(report),
          ...unreadTexts(report),
        ]
      : ['No call tells of cached tokens.'],
    tables: hasCached
      ? [
          {
            title: 'Tokens of prompts',
            columns: columnsOf(['tokens of prompts'], ['tokens', 'share']),
            rows: PROMPT_PARTS.map(([part, title]) => [
              title,
              countText(cache.tokens[part]),
              partText(cache.tokens[part], all),
            ]),
          },
        ]
      : [],
  };
}
