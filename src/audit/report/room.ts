/** How much of each part is shown on a screen; 0 and `false`: the part is left out, which is said. */
export interface Room {
  readonly months: number;
  readonly mix: number;
  readonly hasKinds: boolean;
  readonly hasStakes: boolean;
  readonly hasExamples: boolean;
  /** Findings that are told whole. */
  readonly findings: number;
  /** Findings that are told at all, the others by their saving. */
  readonly listed: number;
  /** Lines of one sentence about what was read and what the figures stand on. */
  readonly sentence: number;
}

const ALL = { hasKinds: true, hasStakes: true, hasExamples: true, listed: 9 } as const;
const LEAST = { ...ALL, months: 1, mix: 1, findings: 1, sentence: 1 } as const;
const NO_TABLES = { ...LEAST, hasStakes: false, months: 0, mix: 0 } as const;
const NO_EXAMPLES = { ...NO_TABLES, hasExamples: false, findings: 0 } as const;

/** The first that lets all fit on a screen is taken; the last has to do. */
export const ROOMS: readonly Room[] = [
  { ...ALL, months: 3, mix: 5, findings: 3, sentence: 9 },
  { ...ALL, months: 2, mix: 3, findings: 3, sentence: 3 },
  { ...ALL, months: 2, mix: 2, findings: 3, sentence: 1 },
  { ...ALL, months: 2, mix: 3, findings: 2, sentence: 2 },
  { ...ALL, months: 2, mix: 2, findings: 2, sentence: 1 },
  { ...ALL, months: 2, mix: 3, findings: 1, sentence: 2 },
  { ...ALL, months: 1, mix: 2, findings: 1, sentence: 1 },
  LEAST,
  { ...LEAST, hasStakes: false },
  { ...LEAST, hasStakes: false, months: 0 },
  NO_TABLES,
  { ...NO_TABLES, findings: 0 },
  // whoever asked for messages misses them more than tables
  { ...NO_EXAMPLES, mix: 1 },
  NO_EXAMPLES,
  { ...NO_EXAMPLES, hasKinds: false },
  { ...NO_EXAMPLES, hasKinds: false, listed: 5 },
  { ...NO_EXAMPLES, hasKinds: false, listed: 4 },
  { ...NO_EXAMPLES, hasKinds: false, listed: 3 },
];
