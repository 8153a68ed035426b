import type { Source } from './interval.ts';

/** A source of figures; undefined where it was not said, `none` where no dial decided. */
type SaidSource = Source | 'none' | undefined;

/** Where figures come from, as the gateway says it. */
export interface FigureSources {
  readonly source: SaidSource;
  /** Where the costs come from; absent where they come from where the rest does. */
  readonly costSource?: SaidSource;
}

/** Which figures stand beside a mark: qualities and costs, or one kind alone. */
export type MarkedFigures = 'all' | 'qualities' | 'costs';

/** Whether somebody observed figures of this source. */
export function isObserved(source: SaidSource): boolean {
  return source !== 'simulated' && source !== 'modelled';
}

/** The mark of figures that nobody observed; undefined for those that somebody did. */
export function markOf(
  { source, costSource = source }: FigureSources,
  about: MarkedFigures = 'all',
): string | undefined {
  if (about === 'costs') return isObserved(costSource) ? undefined : costSource;
  if (!isObserved(source)) return source;
  return about === 'qualities' || isObserved(costSource) ? undefined : `costs ${costSource}`;
}

/** A mark in a line of text, with the space before it: ` (simulated)`; empty beside figures that were observed. */
export function markText(sources: FigureSources, about?: MarkedFigures): string {
  const mark = markOf(sources, about);
  return mark === undefined ? '' : ` (${mark})`;
}
