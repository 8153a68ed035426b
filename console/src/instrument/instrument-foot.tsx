import type { RefObject } from 'react';
import { formatPromise } from '../figures/format-percent.ts';
import { markText } from '../figures/figure-marks.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { plotFile } from '../frontier/plot-file.ts';
import { readingsCsv } from '../table/readings-csv.ts';
import { saveFile } from '../table/save-file.ts';

/** How the readings are shown. */
export type View = 'plot' | 'table';

/** What the foot of the instrument acts on. */
interface InstrumentFootProps {
  readonly title: string;
  readonly dial: MeasuredDial;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly svgRef: RefObject<SVGSVGElement | null>;
}

function captionOf({ title, dial }: InstrumentFootProps): string {
  const n = dial.readings[0]?.quality.n ?? 0;
  const costs = dial.costSource === dial.source ? '' : ` · costs ${dial.costSource}`;
  return `${title} · ${dial.source} outcomes${costs} · n = ${n} · prices of ${dial.priceDate} · policy ${dial.policyHash.slice(0, 12)}`;
}

function fileName({ dial }: InstrumentFootProps, ending: string): string {
  return `dial-${dial.policyHash.slice(0, 12)}-${dial.source}.${ending}`;
}

function PlansLegend({ dial }: Pick<InstrumentFootProps, 'dial'>) {
  const n = (dial.planPoints[0]?.quality.n ?? 0).toLocaleString('en-US');
  return (
    <>
      <li>
        <svg width={12} height={12} aria-hidden="true">
          <rect className="plan" data-rung={2} x={1.5} y={1.5} width={9} height={9} />
        </svg>
        single plans on the same {n} cases
      </li>
      {dial.hull.length > 1 && (
        <li>
          <svg width={22} height={12} aria-hidden="true">
            <line className="hull" x1={0} x2={22} y1={6} y2={6} />
          </svg>
          static hull: random mixtures of single plans, chosen on the {dial.fitRows.toLocaleString('en-US')}{' '}
          fitting cases
        </li>
      )}
    </>
  );
}

function Legend({ dial }: Pick<InstrumentFootProps, 'dial'>) {
  const confidence = formatPromise(dial.readings[0]?.quality.confidence ?? 0.95);
  return (
    <ul className="legend">
      <li>
        <svg width={22} height={12} aria-hidden="true">
          <line className="curve" x1={0} x2={22} y1={6} y2={6} />
          <circle className="knot" cx={11} cy={6} r={3.2} />
        </svg>
        readings of the 21 knots
      </li>
      <li>
        <svg width={10} height={12} aria-hidden="true">
          <line className="interval" x1={5} x2={5} y1={0} y2={12} />
        </svg>
        {confidence} interval
      </li>
      {dial.planPoints.length > 0 && <PlansLegend dial={dial} />}
      <li>
        <FigureMark sources={dial} />
      </li>
    </ul>
  );
}

/** The legend, what the axes are, and the ways to other forms of the same figures. */
export function InstrumentFoot(props: InstrumentFootProps) {
  const { dial, view, onView, svgRef } = props;
  const saveSvg = () => {
    const drawing = svgRef.current;
    if (drawing !== null) {
      saveFile({
        name: fileName(props, 'svg'),
        type: 'image/svg+xml',
        text: plotFile(drawing, captionOf(props)),
      });
    }
  };
  const saveCsv = () => saveFile({ name: fileName(props, 'csv'), type: 'text/csv', text: readingsCsv(dial) });
  return (
    <div className="instrument-foot">
      <div>
        {view === 'plot' && <Legend dial={dial} />}
        <p className="caption">
          Across: the dial, under it the USD per 1,000 requests{markText(dial, 'costs')}; equal steps are
          meant as equal factors of cost.
          <span className="keys">
            {' '}
            Keys: <kbd>←</kbd> <kbd>→</kbd> one knot, <kbd>PgUp</kbd> <kbd>PgDn</kbd> or <kbd>1</kbd>–
            <kbd>7</kbd> named stops, <kbd>Home</kbd> <kbd>End</kbd>.
          </span>
        </p>
      </div>
      <div className="tools">
        <div className="segments" role="group" aria-label="Show as">
          <button type="button" aria-pressed={view === 'plot'} onClick={() => onView('plot')}>
            Plot
          </button>
          <button type="button" aria-pressed={view === 'table'} onClick={() => onView('table')}>
            Table
          </button>
        </div>
        <button type="button" className="button quiet" disabled={view !== 'plot'} onClick={saveSvg}>
          SVG
        </button>
        <button type="button" className="button quiet" onClick={saveCsv}>
          CSV
        </button>
      </div>
    </div>
  );
}
