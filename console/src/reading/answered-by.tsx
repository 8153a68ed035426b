import { formatPercent } from '../figures/format-percent.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { rungShade } from '../figures/rung-shade.ts';
import { shortenName } from '../figures/shorten-name.ts';
import './answered-by.css';

/** Below this a share is left out of the list of plans. */
const SMALLEST_SHARE = 0.0005;

/** Which plans answer at a knot, and how many of the requests each. */
export function AnsweredBy({ dial, knot }: { readonly dial: MeasuredDial; readonly knot: number }) {
  const shares = dial.readings[knot]?.planShares ?? [];
  const shown = dial.plans
    .map((plan, rung) => ({ plan, rung, share: shares[rung] ?? 0 }))
    .filter(({ share }) => share >= SMALLEST_SHARE);
  return (
    <div className="answered">
      <div className="answered-bar" aria-hidden="true">
        {shown.map(({ plan, rung, share }) => (
          <i key={plan} data-rung={rungShade(rung, dial.plans.length)} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className="answered-plans">
        {shown.map(({ plan, rung, share }) => (
          <li key={plan} title={plan}>
            <i aria-hidden="true" className="key" data-rung={rungShade(rung, dial.plans.length)} />
            <span className="name">{shortenName(plan, 34)}</span> {formatPercent(share)}
          </li>
        ))}
      </ul>
    </div>
  );
}
