import type { Catalog } from '#catalog';
import type { IsoDate } from '#core';
import type { MonthBase } from '../month/month-base.ts';
import { DAYS_A_MONTH, LEAST_DAYS } from '../month/month-rules.ts';
import { createEvidence, type Evidence } from '../outcomes/create-evidence.ts';
import type { RecordedPrompts } from '../outcomes/recorded-prompt.ts';
import type { CallTable } from '../tally/call-table.ts';
import type { Work } from '../work/tally-work.ts';
import type { TaskTable } from '../work/task-table.ts';
import { detectBatchable } from './detectors/detect-batchable.ts';
import { detectCacheBreaks } from './detectors/detect-cache-breaks.ts';
import { detectContextBloat } from './detectors/detect-context-bloat.ts';
import { detectModelSwitches } from './detectors/detect-model-switches.ts';
import { detectRepeats } from './detectors/detect-repeats.ts';
import { detectSlowWaits } from './detectors/detect-slow-waits.ts';
import { detectUnreadWrites } from './detectors/detect-unread-writes.ts';
import type { Detector } from './detector.ts';
import type { FindingsReport } from './findings-report.ts';
import { createCallFollower } from './follow-calls.ts';
import { detectLowerEffort, detectLowerModel } from './lower/detect-lower-plans.ts';
import type { StepEvidence } from './lower/step-evidence.ts';
import { createPriceAs, type PriceAs } from './price-as.ts';
import { rankFindings, totalOf } from './rank-findings.ts';
import { isMaterial, toFinding } from './to-finding.ts';

/** What is looked through for findings. */
export interface FindingsOrder {
  readonly calls: CallTable;
  readonly tasks: TaskTable;
  readonly work: Work;
  readonly catalog: Catalog;
  /** The day whose list prices hold for all findings. */
  readonly priceDate: IsoDate;
  /** The stretch of use that findings are of; null where no call is of a day. */
  readonly month: Pick<MonthBase, 'first' | 'days'> | null;
  readonly isAsked: (day: IsoDate) => boolean;
  /** Recorded outcomes of plans; without them lower plans are only guessed about. */
  readonly recorded?: RecordedPrompts | undefined;
}

/** The findings, and which calls each is about. */
export interface Findings {
  readonly report: FindingsReport;
  readonly work: Work;
  /** Places of the calls in the order of the reading; empty for an id that no finding has. */
  callsOf(findingId: string): ReadonlySet<number>;
}

interface Measures {
  readonly priceAs: PriceAs;
  readonly monthFactor: number;
  readonly evidence: Evidence | undefined;
  readonly onStep: (step: StepEvidence) => void;
}

function createDetectors(order: FindingsOrder, measures: Measures): readonly Detector[] {
  const { catalog, priceDate: at, tasks, work } = order;
  const { priceAs, monthFactor, evidence, onStep } = measures;
  const routine = new Map(
    work.report.kinds.map(({ id, stakes, tasks: all }) => [id, all === null ? 0 : stakes.routine / all]),
  );
  const routineShareOf = (kind: string) => routine.get(kind) ?? 0;
  const lower = { catalog, at, monthFactor, outcomesOf: evidence?.outcomesOf, onStep, routineShareOf };
  return [
    detectLowerModel(lower),
    detectLowerEffort(lower),
    detectCacheBreaks(priceAs),
    detectUnreadWrites(priceAs),
    detectContextBloat(priceAs),
    detectBatchable(priceAs),
    detectRepeats(tasks),
    detectModelSwitches(priceAs),
    detectSlowWaits(),
  ];
}

/** Shows every single call of the stretch to all detectors, and sums up what they are measured by. */
function seeCalls(order: FindingsOrder, detectors: readonly Detector[], priceAs: PriceAs) {
  const follow = createCallFollower({ ...order, priceAs });
  const sessionsOf = new Map<string, Set<string>>();
  const isSeen = (day: IsoDate) => order.month !== null && day >= order.month.first && order.isAsked(day);
  let [costUsd, index] = [0, 0];
  for (const entry of order.calls.entries()) {
    const { record } = entry;
    // a row that sums calls up says nothing of what followed what
    if (record.bucket === undefined && isSeen(record.at.slice(0, 10))) {
      const call = follow(entry, index);
      costUsd += call.costUsd ?? 0;
      sessionsOf.set(call.kind, (sessionsOf.get(call.kind) ?? new Set()).add(call.session));
      for (const detector of detectors) detector.see(call);
    }
    index += 1;
  }
  return { costUsd, sessionsOf };
}

/** Finds what could cost less or be quicker, in one pass over all calls. */
export function findFindings(order: FindingsOrder): Findings {
  const { catalog, priceDate, work } = order;
  const priceAs = createPriceAs(catalog, priceDate);
  const logDays = order.month?.days ?? LEAST_DAYS;
  const monthFactor = DAYS_A_MONTH / logDays;
  const { recorded } = order;
  const evidence = recorded && createEvidence({ ...order, recorded, at: priceDate });
  const steps: StepEvidence[] = [];
  const onStep = (step: StepEvidence) => steps.push(step);
  const detectors = createDetectors(order, { priceAs, monthFactor, evidence, onStep });
  const seen = seeCalls(order, detectors, priceAs);
  const kinds = new Map(work.report.kinds.map((kind) => [kind.id, kind]));
  const facts = { ...seen, priceDate, monthFactor, kinds };
  const found = detectors
    .flatMap((detector) => detector.finish())
    .flatMap((candidate) => {
      const finding = toFinding(candidate, facts);
      return finding === undefined ? [] : [{ finding, calls: candidate.claims.calls }];
    });
  const ranked = rankFindings(found);
  const all = ranked.map(({ finding }) => finding);
  const findings = all.filter((finding) => isMaterial(finding, facts));
  const small = all.filter((finding) => !isMaterial(finding, facts));
  const callsOf = new Map(ranked.map(({ finding, calls }) => [finding.id, calls]));
  return {
    work,
    report: {
      priceDate,
      logDays,
      findings,
      small,
      total: totalOf(findings),
      outcomes: evidence === undefined ? null : { ...evidence.report, steps },
    },
    callsOf: (findingId) => callsOf.get(findingId) ?? new Set(),
  };
}
