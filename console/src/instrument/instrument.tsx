import { useRef, useState } from 'react';
import { type DialPromise, firstPromise, standingAt } from '../certificate/promise-at.ts';
import { formatPromise } from '../figures/format-percent.ts';
import { type MeasuredDial, TOP_KNOT } from '../figures/interval.ts';
import { formatPosition } from '../figures/stops.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { Tag } from '../frame/tag.tsx';
import { FrontierPlot } from '../frontier/frontier-plot.tsx';
import { AnsweredBy } from '../reading/answered-by.tsx';
import { BesideMixtures } from '../reading/beside-mixtures.tsx';
import { readingText } from '../reading/reading-parts.ts';
import { ReadingSentence } from '../reading/reading-sentence.tsx';
import { DialControl } from '../rule/dial-control.tsx';
import { ReadingsTable } from '../table/readings-table.tsx';
import { SinglePlansTable } from '../table/single-plans-table.tsx';
import { createInstrumentFrame } from './instrument-frame.ts';
import { InstrumentFoot, type View } from './instrument-foot.tsx';
import { useSize } from './use-size.ts';
import './instrument.css';

/** A measured dial, where it stands, and what turning it does. */
export interface InstrumentProps {
  readonly title: string;
  readonly dial: MeasuredDial;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

/** The state of the certificate at a position, in a line under the reading. */
function CertificateLine({ dial, knot }: Pick<InstrumentProps, 'dial' | 'knot'>) {
  const standing = standingAt(dial, knot);
  if (standing.status === 'none') {
    return (
      <p className="certificate-line">
        <Tag kind="open">not certified</Tag> what it reads is an estimate, and promises nothing
      </p>
    );
  }
  return (
    <p className="certificate-line">
      <Tag kind="ok">{standing.status === 'top' ? 'the top plan, always' : 'certified'}</Tag>{' '}
      {standing.status === 'certified' &&
        `keeps at least ${formatPromise(standing.promise.rho)} of the top plan’s quality on average`}
      <FigureMark sources={dial} about="qualities" />
    </p>
  );
}

/** Which promise is marked on plot and rule, and the way to its lowest position. */
interface HoldChooserProps {
  readonly dial: MeasuredDial;
  readonly knot: number;
  readonly marked: DialPromise | undefined;
  readonly onMark: (rho: number) => void;
  readonly onTurn: (knot: number) => void;
}

function HoldChooser({ dial, knot, marked, onMark, onTurn }: HoldChooserProps) {
  if (marked === undefined) return null;
  const isCertified = marked.lowestKnot < TOP_KNOT;
  return (
    <div className="hold">
      <span id="hold-label">hold</span>
      <div className="segments" role="group" aria-labelledby="hold-label">
        {dial.promises.map(({ rho }) => (
          <button key={rho} type="button" aria-pressed={rho === marked.rho} onClick={() => onMark(rho)}>
            {formatPromise(rho)}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="button quiet"
        disabled={knot === marked.lowestKnot}
        onClick={() => onTurn(marked.lowestKnot)}
      >
        {isCertified
          ? `go to ${formatPosition(marked.lowestKnot)}, the lowest certified`
          : 'only the top plan holds it: go to 1.00'}
      </button>
    </div>
  );
}

/** What the plot draws, in figures. */
function Tables({ dial, knot, onTurn }: Pick<InstrumentProps, 'dial' | 'knot' | 'onTurn'>) {
  return (
    <>
      <ReadingsTable dial={dial} knot={knot} onTurn={onTurn} />
      <SinglePlansTable dial={dial} />
    </>
  );
}

/** The instrument of a measured dial: the reading, the frontier, the dial under one index line, and the figures behind. */
export function Instrument({ title, dial, knot, onTurn }: InstrumentProps) {
  const [roomRef, size] = useSize<HTMLDivElement>();
  const svgRef = useRef<SVGSVGElement>(null);
  const [rho, setRho] = useState<number>();
  const [view, setView] = useState<View>('plot');
  const marked = dial.promises.find((promise) => promise.rho === rho) ?? firstPromise(dial);
  const frame = createInstrumentFrame(size.width);
  return (
    <section className="panel instrument" aria-labelledby="instrument-title">
      <div className="panel-head">
        <h2 id="instrument-title">
          Reading
          <FigureMark sources={dial} />
        </h2>
        <HoldChooser dial={dial} knot={knot} marked={marked} onMark={setRho} onTurn={onTurn} />
      </div>
      <ReadingSentence dial={dial} knot={knot} />
      <CertificateLine dial={dial} knot={knot} />
      <BesideMixtures dial={dial} knot={knot} />
      <AnsweredBy dial={dial} knot={knot} />
      <div className="stack" data-view={view}>
        <div className="plot-room" ref={roomRef}>
          {view === 'plot' ? (
            <FrontierPlot
              dial={dial}
              knot={knot}
              promise={marked}
              frame={frame}
              height={size.height}
              svgRef={svgRef}
            />
          ) : (
            <Tables dial={dial} knot={knot} onTurn={onTurn} />
          )}
        </div>
        <DialControl
          frame={frame}
          knot={knot}
          certifiedFrom={marked?.lowestKnot ?? TOP_KNOT}
          valueText={readingText(dial, knot)}
          isDisabled={false}
          onTurn={onTurn}
        />
      </div>
      <InstrumentFoot title={title} dial={dial} view={view} onView={setView} svgRef={svgRef} />
    </section>
  );
}
