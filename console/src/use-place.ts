import { useCallback, useEffect, useState } from 'react';
import type { DialEntry } from 'vernier/contract';
import { firstPromise } from './certificate/promise-at.ts';
import { TOP_KNOT } from './figures/interval.ts';
import { STOPS } from './figures/stops.ts';

/** Which dial is looked at, and where each of them stands. */
interface Place {
  /** Undefined until somebody chose: then the first dial is shown. */
  readonly dialId: string | undefined;
  readonly knots: Readonly<Record<string, number>>;
}

const HIGH = STOPS.find(({ name }) => name === 'high')?.knot ?? 0;

/** The place with the ways to change it. */
export interface PlaceControl {
  readonly dialId: string | undefined;
  readonly knotOf: (entry: DialEntry) => number;
  readonly choose: (dialId: string) => void;
  readonly turn: (dialId: string, knot: number) => void;
}

/** Where a dial stands at first: the lowest position of its highest certified promise, else at high. */
function firstKnot({ dial }: DialEntry): number {
  const lowest = dial.status === 'measured' ? firstPromise(dial)?.lowestKnot : undefined;
  return lowest === undefined || lowest === TOP_KNOT ? HIGH : lowest;
}

/** Reads a place out of an address: `?dial=late-2024&at=0.75`. */
function readPlace(search: string): Place {
  const words = new URLSearchParams(search);
  const dialId = words.get('dial') ?? undefined;
  const at = Number(words.get('at') ?? Number.NaN);
  const isKnot = at >= 0 && at <= 1;
  return { dialId, knots: dialId !== undefined && isKnot ? { [dialId]: Math.round(at * TOP_KNOT) } : {} };
}

function writePlace(dialId: string, knot: number | undefined): void {
  const words = new URLSearchParams({ dial: dialId });
  if (knot !== undefined) words.set('at', String(knot / TOP_KNOT));
  history.replaceState(null, '', `?${words.toString()}`);
}

/** Which dial is looked at and where it stands, kept in the address so that it can be sent to somebody. */
export function usePlace(): PlaceControl {
  const [place, setPlace] = useState(() => readPlace(location.search));
  useEffect(() => {
    if (place.dialId !== undefined) writePlace(place.dialId, place.knots[place.dialId]);
  }, [place]);
  const choose = useCallback((dialId: string) => setPlace((before) => ({ ...before, dialId })), []);
  const turn = useCallback((dialId: string, knot: number) => {
    setPlace((before) => ({ dialId, knots: { ...before.knots, [dialId]: knot } }));
  }, []);
  const knotOf = (entry: DialEntry) => place.knots[entry.id] ?? firstKnot(entry);
  return { dialId: place.dialId, knotOf, choose, turn };
}
