import { formatPromise } from '../figures/format-percent.ts';
import { type MeasuredDial, TOP_KNOT } from '../figures/interval.ts';
import { formatPosition } from '../figures/stops.ts';

/** A share of the top plan's quality that was tested. */
export type DialPromise = MeasuredDial['promises'][number];

/** What is promised at a knot. */
export type Standing =
  | { readonly status: 'top' }
  | { readonly status: 'certified'; readonly promise: DialPromise }
  | { readonly status: 'none' };

/** The highest promise that is certified at a knot. */
export function standingAt(dial: MeasuredDial, knot: number): Standing {
  if (knot === TOP_KNOT) return { status: 'top' };
  const held = dial.promises.filter(({ lowestKnot }) => lowestKnot <= knot);
  const promise = held.toSorted((a, b) => b.rho - a.rho)[0];
  return promise === undefined ? { status: 'none' } : { status: 'certified', promise };
}

/** The promise whose stretch is marked first: the highest that is certified below the top plan, else the lowest. */
export function firstPromise(dial: MeasuredDial): DialPromise | undefined {
  const byRho = dial.promises.toSorted((a, b) => b.rho - a.rho);
  return byRho.find(({ lowestKnot }) => lowestKnot < TOP_KNOT) ?? byRho.at(-1);
}

type FreshCases = Extract<DialPromise['needed'], { status: 'fresh-cases' }>;

const count = (number: number) => number.toLocaleString('en-US');

function freshCasesText({ cases, record }: FreshCases, share: string): string {
  const text = `about ${count(cases)} fresh tested cases would probably certify ${share}`;
  if (record === undefined) return text;
  const tested = formatPromise(record.testedShare);
  return `${text}: record about ${count(record.prompts)} prompts, ${tested} of them are tested`;
}

/** What a promise still lacks at a knot, or from where it is kept. */
export function promiseNeeds({ rho, lowestKnot, needed }: DialPromise): string {
  const share = formatPromise(rho);
  if (lowestKnot < TOP_KNOT) return `certified from ${formatPosition(lowestKnot)} up`;
  if (needed.status === 'fresh-cases') return freshCasesText(needed, share);
  if (needed.status === 'too-near') {
    return `reads too little above ${share} just under the top plan to say how many cases would certify it`;
  }
  if (needed.status === 'below-promise') {
    return `does not read above ${share} just under the top plan: more cases would certify it only if they read higher`;
  }
  return 'not certified below the top plan';
}
