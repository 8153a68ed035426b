import type { DialResponse } from 'vernier/contract';
import { TOP_KNOT } from '../figures/interval.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { nameKnot } from '../figures/stops.ts';
import { CommandText } from '../frame/command-text.tsx';
import { Tag } from '../frame/tag.tsx';
import { DialControl } from '../rule/dial-control.tsx';
import { createInstrumentFrame } from './instrument-frame.ts';
import { useSize } from './use-size.ts';
import '../reading/reading-sentence.css';
import './instrument.css';

/** A dial that nobody measured, and where it stands. */
interface UnmeasuredInstrumentProps {
  readonly dial: Extract<DialResponse, { status: 'unmeasured' }>;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

/** The instrument before anything is measured: it turns, reads nothing and promises nothing. */
export function UnmeasuredInstrument({ dial, knot, onTurn }: UnmeasuredInstrumentProps) {
  const [roomRef, size] = useSize<HTMLDivElement>();
  const frame = createInstrumentFrame(size.width);
  return (
    <section className="panel instrument" aria-labelledby="instrument-title">
      <div className="panel-head">
        <h2 id="instrument-title">No reading yet</h2>
        <Tag kind="open">not measured</Tag>
      </div>
      <p className="reading unmeasured" data-testid="reading">
        At <b className="reading-position">{nameKnot(knot)}</b> nothing was measured.
      </p>
      <p>
        <CommandText text={`Why: ${dial.reason}.`} />
      </p>
      <p>
        The dial turns all the same: a position picks a rung of the ladder by its place, and what it costs or
        holds is not known.
      </p>
      {dial.plans.length > 0 && (
        <>
          <h3>Ladder, cheapest first</h3>
          <ol className="ladder">
            {dial.plans.map((plan) => (
              <li key={plan} title={plan}>
                {shortenName(plan, 60)}
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="stack" data-view="table">
        <div className="width-probe" ref={roomRef} />
        <DialControl
          frame={frame}
          knot={knot}
          certifiedFrom={TOP_KNOT}
          valueText={`${nameKnot(knot)}, not measured`}
          isDisabled={false}
          onTurn={onTurn}
        />
      </div>
    </section>
  );
}
