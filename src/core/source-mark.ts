import type { DialSource } from './records/route-decision.ts';

const MARKS: Readonly<Record<DialSource, string>> = {
  measured: '',
  recorded: '',
  modelled: ' (modelled)',
  simulated: ' (simulated)',
  none: '',
};

/** What must stand behind a figure that nobody observed, with the space before it; empty behind any other. */
export function sourceMark(source: DialSource | undefined): string {
  return source === undefined ? '' : MARKS[source];
}

/** Where the figures of a dial come from. */
export interface FigureSources {
  readonly source: DialSource | undefined;
  /** Absent where costs come from where the rest does. */
  readonly costSource?: DialSource | undefined;
}

/** The mark of a line or table that holds a dial's qualities and costs: ` (costs modelled)` where only they are. */
export function figuresMark({ source, costSource }: FigureSources): string {
  const mark = sourceMark(source);
  if (mark !== '' || sourceMark(costSource) === '') return mark;
  return ` (costs ${costSource})`;
}

/** The mark of a cost or a saving of a dial, wherever it is written. */
export function costMark({ source, costSource }: FigureSources): string {
  return sourceMark(costSource ?? source);
}
