import { joinPercent } from '../figures/format-percent.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { Tag } from '../frame/tag.tsx';
import { betterLowerText } from './better-lower.ts';

/** What the position reads beside what is as cheap: a fixed mixture of single plans, and the next lower step. */
export function BesideMixtures({ dial, knot }: { readonly dial: MeasuredDial; readonly knot: number }) {
  const against = dial.hullGains[knot];
  const betterLower = betterLowerText(dial, knot);
  return (
    <>
      {against !== undefined && against.status !== 'not-measured' && (
        <p className="certificate-line" data-testid="beside-mixtures">
          {joinPercent(against.sentence)}
        </p>
      )}
      {betterLower !== undefined && (
        <p className="certificate-line" data-testid="better-lower">
          <Tag kind="open">better below</Tag> {betterLower}
        </p>
      )}
    </>
  );
}
