import { Fragment, type ReactNode } from 'react';
import type { MeasuredDial } from '../figures/interval.ts';
import { type ReadingPart, readingParts } from './reading-parts.ts';
import './reading-sentence.css';

function drawPart({ kind, text }: ReadingPart): ReactNode {
  if (kind === 'position') return <b className="reading-position">{text}</b>;
  if (kind === 'figure') return <b>{text}</b>;
  return kind === 'aside' ? <span className="reading-aside">{text}</span> : text;
}

/** The sentence that carries the reading; everything else on the page is evidence for it. */
export function ReadingSentence({ dial, knot }: { readonly dial: MeasuredDial; readonly knot: number }) {
  const parts = readingParts(dial, knot);
  return (
    <p className="reading" data-testid="reading" title={dial.topPlan}>
      {parts.map((part, index) => (
        // the pieces have no identity but their place
        // oxlint-disable-next-line react/no-array-index-key -- a sentence is an ordered list of pieces
        <Fragment key={index}>{drawPart(part)}</Fragment>
      ))}
    </p>
  );
}
