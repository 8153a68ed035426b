import type { KeyboardEvent } from 'react';
import { TOP_KNOT } from '../figures/interval.ts';
import { STOPS } from '../figures/stops.ts';
import type { InstrumentFrame } from '../instrument/instrument-frame.ts';
import { VernierRule } from './vernier-rule.tsx';
import './dial-control.css';

/** Half the width of the range's thumb: its centre stays this far inside the ends. */
const THUMB_HALF_PX = 24;

/** The dial and what it reads. */
export interface DialControlProps {
  readonly frame: InstrumentFrame;
  readonly knot: number;
  readonly certifiedFrom: number;
  /** The whole reading, for those who hear it. */
  readonly valueText: string;
  readonly isDisabled: boolean;
  readonly onTurn: (knot: number) => void;
}

/** The named stop that a key goes to: digits name them, PgUp and PgDn go to the next one. */
function stopOfKey(key: string, knot: number): number | undefined {
  if (/^[1-7]$/u.test(key)) return STOPS[Number(key) - 1]?.knot;
  if (key === 'PageUp') return STOPS.find((stop) => stop.knot > knot)?.knot;
  if (key === 'PageDown') return STOPS.findLast((stop) => stop.knot < knot)?.knot;
  return undefined;
}

function Stops({ frame, knot, isDisabled, onTurn }: DialControlProps) {
  return (
    <div className="stops" role="group" aria-label="Named stops">
      {!frame.isNarrow && <i className="stops-index" style={{ left: frame.xOf(knot / TOP_KNOT) }} />}
      {STOPS.map((stop, index) => (
        <button
          key={stop.name}
          type="button"
          aria-pressed={stop.knot === knot}
          data-row={index % 2}
          disabled={isDisabled}
          style={{ left: frame.xOf(stop.knot / TOP_KNOT) }}
          onClick={() => onTurn(stop.knot)}
        >
          {stop.name}
        </button>
      ))}
    </div>
  );
}

/** The dial: a vernier to look at, over it one range input that takes pointer, touch, keys and screen readers. */
export function DialControl(props: DialControlProps) {
  const { frame, knot, valueText, isDisabled, onTurn } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPaging = event.key === 'PageUp' || event.key === 'PageDown';
    const stop = stopOfKey(event.key, knot);
    if (stop === undefined && !isPaging) return;
    event.preventDefault();
    if (stop !== undefined) onTurn(stop);
  };
  return (
    <div className="dial-control" data-narrow={frame.isNarrow}>
      <Stops {...props} />
      <div className="rule-room">
        <VernierRule {...props} />
        <input
          type="range"
          aria-label="Dial position"
          aria-valuetext={valueText}
          min={0}
          max={1}
          step={1 / TOP_KNOT}
          value={knot / TOP_KNOT}
          disabled={isDisabled}
          style={{ left: frame.left - THUMB_HALF_PX, width: frame.right - frame.left + 2 * THUMB_HALF_PX }}
          onChange={(event) => onTurn(Math.round(Number(event.currentTarget.value) * TOP_KNOT))}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
