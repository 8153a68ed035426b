import { rungShade } from '../figures/rung-shade.ts';
import { type MarkedPlans, markPlans } from './mark-plans.ts';

const HALF_PX = 4.5;

/** The single plans with their intervals, on the cases of the readings, and the line of their mixtures. */
export function PlanPoints(props: MarkedPlans) {
  const { plans, hull } = markPlans(props);
  return (
    <g>
      <polyline className="hull" points={hull.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {plans.map(({ planId, text, x, y, lowY, highY, label }, rung) => (
        <g key={planId}>
          <title>{planId}</title>
          <line
            className="plan whisker"
            data-rung={rungShade(rung, plans.length)}
            x1={x}
            x2={x}
            y1={lowY}
            y2={highY}
          />
          <rect
            className="plan"
            data-rung={rungShade(rung, plans.length)}
            x={x - HALF_PX}
            y={y - HALF_PX}
            width={2 * HALF_PX}
            height={2 * HALF_PX}
          />
          <text className="plan-name" x={label.x} y={label.y} textAnchor={label.anchor}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
