import {
  figuresMark,
  type FigureSources,
  formatTable,
  formatUsd,
  type OutcomeSource,
  type RouteDecision,
  sourceMark,
  wrapText,
} from '#core';
import type { MemoryAnswer } from '#gateway';
import type { Explanation } from './decision-words.ts';

/** A form of the sample work that was asked. */
export interface AskedForm {
  readonly index: number;
  readonly count: number;
  readonly id: string;
  readonly prompt: string;
  readonly gold: string;
  readonly isRight: boolean;
}

/** What a question brought: the answer, and why it came from where it came from. */
export interface Asked {
  readonly text: string;
  readonly headers: MemoryAnswer['headers'];
  readonly decision: RouteDecision | null;
  /** Where the answer's words and its cost come from; undefined where the gateway did not say. */
  readonly source: OutcomeSource | undefined;
  /** Where predictions and certificate come from. */
  readonly figures: FigureSources;
  readonly explanation: readonly Explanation[];
  /** Absent for a question of one's own. */
  readonly form?: AskedForm;
}

const TITLE_WIDTH = 14;
/** Characters of a line behind its title; a word that is longer stands alone. */
const TEXT_WIDTH = 84;

function candidatesText(decision: RouteDecision, figures: FigureSources): string {
  const isPredicted = decision.candidates.some((one) => one.predictedQuality !== undefined);
  const mark = isPredicted ? figuresMark(figures) : '';
  const title = mark === '' ? '' : `predictions of the dial${mark}\n`;
  const table = formatTable(
    [
      { title: '  plan' },
      { title: 'probability', align: 'right' },
      { title: 'predicted quality', align: 'right' },
      { title: 'predicted cost', align: 'right' },
      { title: 'excluded' },
    ],
    decision.candidates.map((one) => [
      `${one.planId === decision.planId ? '→' : ' '} ${one.planId}`,
      `${(100 * one.probability).toFixed(1)} %`,
      one.predictedQuality === undefined ? '–' : `${(100 * one.predictedQuality).toFixed(1)} %`,
      one.costEstimateUsd === undefined ? '–' : formatUsd(one.costEstimateUsd),
      one.excluded ?? '',
    ]),
  );
  return `${title}${table}`;
}

function line(title: string, text: string): string {
  const [first = '', ...rest] = wrapText(text, TEXT_WIDTH);
  const indent = ' '.repeat(TITLE_WIDTH + 2);
  return [`${title.padEnd(TITLE_WIDTH)}  ${first}`, ...rest.map((one) => `${indent}${one}`)].join('\n');
}

function costText({ headers, source }: Asked): string {
  const costUsd = headers['x-vernier-cost-usd'];
  return costUsd === undefined ? 'not known' : `${formatUsd(Number(costUsd))}${sourceMark(source)}`;
}

function decisionLines(asked: Asked): string[] {
  const { headers, decision, explanation, figures } = asked;
  if (decision === null) return [];
  const header = (name: string) => headers[`x-vernier-${name}`] ?? 'unknown';
  const markOfPromise = decision.certificate.status === 'none' ? '' : sourceMark(figures.source);
  return [
    ...explanation.map(({ title, text }) => line(title, text)),
    line('cost', costText(asked)),
    '',
    line('answered by', `${decision.planId}  (${decision.servedBy})`),
    line('effort', header('effort')),
    line('certificate', `${header('certificate')}${markOfPromise}`),
    '',
    candidatesText(decision, figures),
  ];
}

function verdictLines(form: AskedForm | undefined): string[] {
  if (form === undefined) return [];
  return [form.isRight ? `right: ${form.gold}` : `wrong: the right answer is ${form.gold}`];
}

/** Lays out an answer with the form that was asked, whether it is right, and its decision. */
export function askText(asked: Asked): string {
  const { form } = asked;
  const heading =
    form === undefined
      ? []
      : [`form ${form.index + 1} of ${form.count} of the sample work (${form.id})`, '', form.prompt, ''];
  const verdict = verdictLines(form);
  return [...heading, asked.text, ...verdict, '', ...decisionLines(asked)].join('\n').trimEnd();
}
