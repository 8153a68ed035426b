/** What an audit was asked for, in the words that somebody gave. */
export interface GivenWords {
  /** Folders or files; empty for what is on this machine. */
  readonly folders: readonly string[];
  /** Null where none was named. */
  readonly mapping: string | null;
  readonly ownOutcomes: readonly string[];
  readonly recordedWork: readonly string[];
  /** What-if prices, as `model=input/output`. */
  readonly whatIf: readonly string[];
}

/** An audit of this machine that was asked for nothing else. */
export const NOTHING_GIVEN: GivenWords = {
  folders: [],
  mapping: null,
  ownOutcomes: [],
  recordedWork: [],
  whatIf: [],
};
