import { type MeasuredDial, TOP_KNOT } from '../figures/interval.ts';
import { rungShade } from '../figures/rung-shade.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { alongLine, placeLabels } from './place-labels.ts';
import { placeCost } from './place-cost.ts';
import type { PlotArea } from './plot-area.ts';

const HALF_PX = 4.5;
const LONGEST_NAME = { wide: 30, narrow: 26 };

/** The single plans: hollow, since they are means on the cases that were fitted on, without an interval. */
export function PlanPoints({ area, dial }: { readonly area: PlotArea; readonly dial: MeasuredDial }) {
  const { frame, yOf, top, bottom } = area;
  const most = frame.isNarrow ? LONGEST_NAME.narrow : LONGEST_NAME.wide;
  const points = dial.planPoints.map(({ planId, quality, costUsd }, rung) => {
    const { position, isBeyond } = placeCost(dial.readings, costUsd);
    const name = `${shortenName(planId, most)}${isBeyond ? ' →' : ''}`;
    return { planId, rung, x: frame.xOf(position), y: yOf(quality), text: name };
  });
  const ends = dial.readings.flatMap(({ knot, quality: { low, high } }) =>
    [low, high].map((share) => ({ x: frame.xOf(knot / TOP_KNOT), y: yOf(share) })),
  );
  const curve = dial.readings.map(({ knot, quality }) => ({
    x: frame.xOf(knot / TOP_KNOT),
    y: yOf(quality.mean),
  }));
  const bounds = { left: frame.left + 2, right: frame.width - 2, top, bottom };
  const labels = placeLabels(points, { bounds, obstacles: [...ends, ...alongLine(curve), ...points] });
  return (
    <g>
      {points.map(({ planId, rung, x, y, text }, index) => (
        <g key={planId}>
          <title>{planId}</title>
          <rect
            className="plan"
            data-rung={rungShade(rung, points.length)}
            x={x - HALF_PX}
            y={y - HALF_PX}
            width={2 * HALF_PX}
            height={2 * HALF_PX}
          />
          <text
            className="plan-name"
            x={labels[index]?.x}
            y={labels[index]?.y}
            textAnchor={labels[index]?.anchor}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
