import type { StakeLine, WorkKind, WorkReport } from '../../work/work-report.ts';
import type { AuditReport } from '../audit-report.ts';
import { nounText, shareText } from '../../words/number-text.ts';
import { atPriceText } from '../prices-texts.ts';
import { groupingTexts, hasKinds } from '../work-text.ts';
import { cutRows } from './cut-rows.ts';
import { callsText, partText, unpricedText, usdText } from './figure-text.ts';
import { type Cell, columnsOf, type ReportSection, type SectionTable, toSentence } from './report-section.ts';

const KIND_NUMBERS = ['tasks', 'calls', 'cost', 'of cost', 'routine', 'high-stake', 'corrected', 'unpriced'];
const STAKE_NUMBERS = [
  'tasks',
  'of tasks',
  'of tasks, interval',
  'calls',
  'cost',
  'of their cost',
  'of their cost, interval',
];

function kindRow(kind: WorkKind, costUsd: number | null): readonly Cell[] {
  const { tasks, stakes, corrected } = kind;
  return [
    { name: kind.name },
    tasks === null ? 'not told' : tasks.toLocaleString('en-US'),
    callsText(kind),
    usdText(kind.costUsd),
    partText(kind.costUsd, costUsd),
    partText(stakes?.routine ?? null, tasks),
    partText(stakes?.['high-stake'] ?? null, tasks),
    partText(corrected, tasks),
    unpricedText(kind),
  ];
}

function kindTable({ work, total }: AuditReport): SectionTable {
  const { shown, others, more } = cutRows(work.kinds);
  const rest = [
    `${more} others`,
    '',
    callsText(others),
    usdText(others.costUsd),
    partText(others.costUsd, total.costUsd),
    '',
    '',
    '',
    unpricedText(others),
  ];
  const rows = shown.map((kind) => kindRow(kind, total.costUsd));
  return {
    title: 'Each kind of work',
    columns: columnsOf(['kind of work'], KIND_NUMBERS),
    rows: more > 0 ? [...rows, rest] : rows,
  };
}

function intervalText({ interval }: StakeLine['shares']['tasks']): string {
  return interval === null ? '–' : `${shareText(interval.low)} to ${shareText(interval.high)}`;
}

/** Of how many sessions the intervals are; nothing where there are too few. */
function intervalsText({ stakes }: WorkReport): string {
  const sessions = stakes.flatMap(({ shares }) => shares.tasks.interval?.n ?? [])[0];
  return sessions === undefined ? '' : `, 95 % intervals over ${nounText(sessions, 'session')}`;
}

function stakeTable(work: WorkReport): SectionTable {
  return {
    title: `How much hung on the tasks${intervalsText(work)}`,
    columns: columnsOf(['stake'], STAKE_NUMBERS),
    rows: work.stakes.map(({ stake, tasks, calls, costUsd, shares }) => [
      stake,
      tasks.toLocaleString('en-US'),
      shareText(shares.tasks.share),
      intervalText(shares.tasks),
      calls.toLocaleString('en-US'),
      usdText(costUsd),
      shareText(shares.cost.share),
      intervalText(shares.cost),
    ]),
  };
}

const STAKES_NOTE =
  'Routine, normal and high-stake by written rules, not by outcomes. Shares are counted in this log; an interval says how far they could differ in other sessions of the same people, from 20 sessions on.';

/** Which kinds of work there were, and how much hung on them. */
export function kindsSection(report: AuditReport): ReportSection {
  const { work } = report;
  const hasTasks = work.tasks > 0;
  const start = {
    id: 'kinds',
    title: 'Kinds of work',
    lead: `${hasTasks ? 'tasks' : 'calls'}, and USD at ${atPriceText(report)}`,
  } as const;
  if (!hasKinds(work)) {
    return {
      ...start,
      notes: ['No source tells of tasks or projects, so that kinds of work are not known.'],
      tables: [],
    };
  }
  return {
    ...start,
    notes: [groupingTexts(work).map(toSentence).join(' '), ...(hasTasks ? [STAKES_NOTE] : [])],
    tables: [kindTable(report), ...(hasTasks ? [stakeTable(work)] : [])],
  };
}
