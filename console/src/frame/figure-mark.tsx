import { type FigureSources, type MarkedFigures, markOf } from '../figures/figure-marks.ts';
import { Tag } from './tag.tsx';
import './figure-mark.css';

/** Where the figures beside a mark come from, and which they are. */
interface FigureMarkProps {
  readonly sources: FigureSources;
  readonly about?: MarkedFigures;
}

/** Marks figures that nobody observed, in a word; there is nothing beside those that somebody did. */
export function FigureMark({ sources, about = 'all' }: FigureMarkProps) {
  const mark = markOf(sources, about);
  if (mark === undefined) return null;
  return (
    <span className="figure-mark" data-testid="figure-mark">
      {' '}
      <Tag kind="warn">{mark}</Tag>
    </span>
  );
}
