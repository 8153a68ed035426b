/** Where things stand across the instrument: plot, rule and index line share one horizontal scale. */
export interface InstrumentFrame {
  readonly width: number;
  readonly isNarrow: boolean;
  /** Pixels between two divisions of the sliding plate: five divisions over four knots. */
  readonly division: number;
  /** Half the width of the sliding plate, which is also the margin at both ends. */
  readonly plateHalf: number;
  readonly left: number;
  readonly right: number;
  /** The x of a dial position in [0,1]. */
  readonly xOf: (position: number) => number;
}

const NARROW_PX = 560;
/** The plate shows two divisions on either side of its zero, and a little more. */
const DIVISIONS_PER_HALF = 2.35;
const DIVISION = 0.04;
const SMALLEST_PLATE_HALF = 34;

/** Lays out the horizontal scale for a width in pixels. */
export function createInstrumentFrame(width: number): InstrumentFrame {
  const share = DIVISIONS_PER_HALF * DIVISION;
  const plateHalf = Math.max(SMALLEST_PLATE_HALF, (share * width) / (1 + 2 * share));
  const length = Math.max(1, width - 2 * plateHalf);
  return {
    width,
    isNarrow: width < NARROW_PX,
    division: DIVISION * length,
    plateHalf,
    left: plateHalf,
    right: plateHalf + length,
    xOf: (position) => plateHalf + position * length,
  };
}
