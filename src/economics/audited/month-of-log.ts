import type { AuditedWork } from '#core';

const DAYS_A_MONTH = 365.25 / 12;

/** The newest stretch of use of a log, which a month is scaled from. */
export type LoggedMonth = NonNullable<AuditedWork['month']>;
type Kind = LoggedMonth['kinds'][number];

/** One kind of work in a month like the log's newest stretch of use. */
export interface KindMonth extends Pick<Kind, 'id' | 'name' | 'tokens'> {
  /** Those that are known by number. */
  readonly calls: number;
  /** Rows of the log that sum calls up without saying how many. */
  readonly uncountedRows: number;
  /** At list price; null where nothing of it has a price. */
  readonly beforeUsd: number | null;
}

/** How many months like the stretch go into one: more than 1 where it is shorter. */
export function monthFactor({ days }: Pick<LoggedMonth, 'days'>): number {
  return DAYS_A_MONTH / days;
}

/** Scales the kinds of work of an audit to a month; none where no call is of a day. */
export function monthOfLog(month: LoggedMonth | null): readonly KindMonth[] {
  if (month === null) return [];
  const factor = monthFactor(month);
  return month.kinds.map(({ id, name, calls, uncountedRows, tokens, costUsd }) => ({
    id,
    name,
    calls: calls * factor,
    uncountedRows,
    tokens: {
      input: tokens.input * factor,
      cacheRead: tokens.cacheRead * factor,
      cacheWrite: tokens.cacheWrite * factor,
      output: tokens.output * factor,
    },
    beforeUsd: costUsd === null ? null : costUsd * factor,
  }));
}
