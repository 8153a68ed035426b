import { formatPosition } from '../figures/stops.ts';
import { TOP_KNOT } from '../figures/interval.ts';
import { Hatching } from '../frontier/hatching.tsx';
import type { InstrumentFrame } from '../instrument/instrument-frame.ts';

/** Heights of the rule and its plate, in pixels. */
const RULE = { top: 8, height: 44, band: 7, allPx: 112 };
const PLATE = { top: 52, height: 50 };
const NUMBERED = [0, 4, 8, 12, 16, 20];
const KNOTS = Array.from({ length: TOP_KNOT + 1 }, (_, knot) => knot);
const DIVISIONS = [-2, -1, 0, 1, 2];

/** What the rule shows. */
interface VernierRuleProps {
  readonly frame: InstrumentFrame;
  readonly knot: number;
  /** The lowest certified knot of the promise that is marked; 20 where nothing below the top plan is. */
  readonly certifiedFrom: number;
}

/** The fixed rule: 21 long marks, one for each knot, and above them what is certified. */
function Rule({ frame, certifiedFrom, knot: here }: VernierRuleProps) {
  const { left, right, xOf } = frame;
  const from = xOf(certifiedFrom / TOP_KNOT);
  const bottom = RULE.top + RULE.height;
  return (
    <g>
      <rect className="rule-body" x={0.5} y={RULE.top} width={frame.width - 1} height={RULE.height} />
      <rect x={left} y={RULE.top + 1} width={from - left} height={RULE.band} fill="url(#rule-hatch)" />
      {certifiedFrom < TOP_KNOT && (
        <rect className="rule-certified" x={from} y={RULE.top} width={right - from} height={RULE.band} />
      )}
      {KNOTS.map((knot) => {
        const isNumbered = NUMBERED.includes(knot);
        const isShown = isNumbered && knot !== here;
        return (
          <g key={knot}>
            <line
              className={isNumbered ? 'mark numbered' : 'mark'}
              x1={xOf(knot / TOP_KNOT)}
              x2={xOf(knot / TOP_KNOT)}
              y1={bottom - (isNumbered ? 16 : 12)}
              y2={bottom}
            />
            {isShown && (
              <text className="tick" x={xOf(knot / TOP_KNOT)} y={bottom - 20} textAnchor="middle">
                {knot / TOP_KNOT}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The sliding plate: five divisions over four knots, its zero on the knot that is read. */
function Plate({ frame, knot }: Pick<VernierRuleProps, 'frame' | 'knot'>) {
  const x = frame.xOf(knot / TOP_KNOT);
  const inner = frame.plateHalf - 2;
  return (
    <g>
      <rect className="plate" x={x - inner} y={PLATE.top} width={2 * inner} height={PLATE.height} rx={2} />
      {DIVISIONS.filter((division) => Math.abs(division) * frame.division < inner - 3).map((division) => (
        <line
          key={division}
          className={division === 0 ? 'division zero' : 'division'}
          x1={x + division * frame.division}
          x2={x + division * frame.division}
          y1={PLATE.top}
          y2={PLATE.top + (division === 0 ? 14 : 9)}
        />
      ))}
      <text className="plate-position" x={x} y={PLATE.top + 38} textAnchor="middle">
        {formatPosition(knot)}
      </text>
    </g>
  );
}

/** The index line between plot and plate, from whichever side the plot is on. */
function IndexLine({ frame, knot }: Pick<VernierRuleProps, 'frame' | 'knot'>) {
  const x = frame.xOf(knot / TOP_KNOT);
  const [from, to] = frame.isNarrow ? [PLATE.top + PLATE.height, RULE.allPx] : [0, PLATE.top];
  return <line className="index-line" x1={x} x2={x} y1={from} y2={to} />;
}

/** A vernier: the fixed rule with its knots and the plate that slides along it. */
export function VernierRule(props: VernierRuleProps) {
  return (
    <svg className="vernier" width={props.frame.width} height={RULE.allPx} aria-hidden="true">
      <Hatching id="rule-hatch" />
      <Rule {...props} />
      <IndexLine {...props} />
      <Plate {...props} />
    </svg>
  );
}
