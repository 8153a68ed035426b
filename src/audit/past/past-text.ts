import { assertNever, type IsoDate } from '#core';
import type { Past, PastDays, SourcePast } from './past.ts';
import { SOURCES, sourceTitle } from '../sources/registry.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `12 Sep to 20 Nov 2026`: a year that both days share is said once. */
function daysText({ firstDay, lastDay }: PastDays): string {
  if (firstDay === lastDay) return dayText(lastDay);
  const isSameYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  const first = dayText(firstDay);
  return `${isSameYear ? first.slice(0, first.lastIndexOf(' ')) : first} to ${dayText(lastDay)}`;
}

/** `at least 48,000 Codex sessions, 3 Oct to 20 Nov 2026`; nothing where time was over before the first. */
function countText(past: Extract<SourcePast, { sessions: number }>): string | undefined {
  if (past.sessions === 0) return undefined;
  const least = past.status === 'cut-short' ? 'at least ' : '';
  const noun = past.sessions === 1 ? 'session' : 'sessions';
  const days = past.days === undefined ? '' : `, ${daysText(past.days)}`;
  return `${least}${past.sessions.toLocaleString('en-US')} ${sourceTitle(past.source)} ${noun}${days}`;
}

/** What is said of one agent; nothing where nothing was seen. */
function sourceText(past: SourcePast): string | undefined {
  switch (past.status) {
    case 'none':
      return undefined;
    case 'found':
    case 'cut-short':
      return countText(past);
    case 'uncounted': {
      const written = past.lastDay === undefined ? '' : `, last written ${dayText(past.lastDay)}`;
      return `a database of ${sourceTitle(past.source)}${written}, not counted`;
    }
    case 'unreadable':
      return `${sourceTitle(past.source)} sessions cannot be read (${past.why}: ${past.path})`;
    default:
      return assertNever(past);
  }
}

/** Says in one line what was found, and what to do with it; nothing where there is nothing to say. */
export function pastText(past: Past, nextStep?: string): string | undefined {
  const parts = past.sources.flatMap((source) => sourceText(source) ?? []);
  if (parts.length === 0) return undefined;
  const readable = new Set(SOURCES.filter(({ forms }) => forms.length > 0).map(({ id }) => id));
  const isUsable = past.sources.some(
    (one) => readable.has(one.source) && 'sessions' in one && one.sessions > 0,
  );
  const next = nextStep === undefined || !isUsable ? '' : `; ${nextStep}`;
  return `your past: ${parts.join('; ')} (nothing was sent)${next}`;
}
