import type { Finding, IsoDate } from '#core';
import type { OutcomesReport } from '../outcomes/outcomes-report.ts';
import type { StepEvidence } from './lower/step-evidence.ts';

/** What the savings of several findings come to. */
export type FindingsTotal =
  /** No call is in two of them: the means may be added. */
  | {
      readonly status: 'sum';
      readonly meanPerMonthUsd: number;
      /** Of one finding the ends of its interval; of several these ends added up, which is no interval of the sum. */
      readonly endsPerMonthUsd: { readonly low: number; readonly high: number };
      /** Findings that are in it. */
      readonly findings: number;
    }
  /** Some are about the same calls: there is no sum. */
  | { readonly status: 'overlapping' }
  /** None has an estimate; guesses are never added. */
  | { readonly status: 'none' };

/** What could cost less or be quicker, with what that rests on. */
export interface FindingsReport {
  /** All USD are at list prices of this day. */
  readonly priceDate: IsoDate;
  /** Days of the newest stretch of use that savings are scaled from: the report's `month.days`, at least seven. */
  readonly logDays: number;
  /** By the lower end of the saving: estimates first, then guesses, then what costs no money. */
  readonly findings: readonly Finding[];
  /** As sure, but each too small to spend time on: under $1 a month or 0.5 % of what the log costs. */
  readonly small: readonly Finding[];
  readonly total: FindingsTotal;
  /** What recorded outcomes say of lower plans; null where none were given. */
  readonly outcomes: (OutcomesReport & { readonly steps: readonly StepEvidence[] }) | null;
}
