import type { TranscriptSink } from '../reading/transcript-sink.ts';
import { countTokens } from '../tally/count-tokens.ts';
import { splitTokens } from './split-tokens.ts';
import { tellRow, type ToldRow } from './tell-row.ts';

/** One step of a trace. */
export interface TracedStep {
  /** Tells it apart from all other steps of the file. */
  readonly id: string;
  readonly parent: string | undefined;
  /** Absent for a step that tells of no tokens: it only leads to the steps above. */
  readonly told?: {
    readonly row: ToldRow;
    /** Whether it is a call to a model by its own word; agents, chains and tools are not. */
    readonly isCall: boolean;
  };
  readonly line?: number | undefined;
}

type Told = NonNullable<TracedStep['told']> & { readonly totals: Totals; readonly line: number | undefined };

interface Totals {
  readonly input: number;
  readonly output: number;
}

const NOTHING: Totals = { input: 0, output: 0 };

function totalsOf({ tokens, semantics }: ToldRow): Totals {
  const usage = splitTokens(tokens, semantics);
  if (usage === 'none' || usage === 'impossible') return NOTHING;
  const { input, cacheRead, cacheWrite, output } = countTokens(usage);
  return { input: input + cacheRead + cacheWrite, output };
}

function isNothing({ input, output }: Totals): boolean {
  return input === 0 && output === 0;
}

function areSame(one: Totals, other: Totals): boolean {
  return one.input === other.input && one.output === other.output;
}

/** What stands next below a step: all of it together, and whether one of it used exactly what the step did. */
interface Below {
  readonly sum: Totals;
  readonly hasSame: boolean;
}

/** Says whether a step only repeats what stands below it. */
function isRepeating({ totals, isCall }: Told, { sum, hasSame }: Below): boolean {
  return !isCall || hasSame || areSame(sum, totals) || isNothing(totals);
}

/**
 * Follows the steps of traces, and tells each call once, although the steps above it may repeat what it used.
 *
 * Shape   a call with calls below it is left out as a sum where it used exactly what they used together, or one of them,
 *         or tells of nothing; a step that is no call is left out as soon as there is a call below it. All of it is
 *         decided at the end, since steps come in any order: until then the steps of one file are kept
 */
export function createTracedRows(sink: TranscriptSink) {
  const parents = new Map<string, string>();
  const tellings = new Map<string, Told>();

  /** The steps above that tell something, up to the first of which tokens are told. */
  function aboveOf(id: string): readonly (readonly [id: string, told: Told])[] {
    const above: [string, Told][] = [];
    const seen = new Set([id]);
    for (let next = parents.get(id); next !== undefined && !seen.has(next); next = parents.get(next)) {
      seen.add(next);
      const told = tellings.get(next);
      if (told === undefined) continue;
      above.push([next, told]);
      if (!isNothing(told.totals)) break;
    }
    return above;
  }

  function findBelow(): ReadonlyMap<string, Below> {
    const below = new Map<string, Below>();
    for (const [id, { totals }] of tellings) {
      if (isNothing(totals)) continue;
      for (const [place, told] of aboveOf(id)) {
        const { sum, hasSame } = below.get(place) ?? { sum: NOTHING, hasSame: false };
        below.set(place, {
          sum: { input: sum.input + totals.input, output: sum.output + totals.output },
          hasSame: hasSame || areSame(totals, told.totals),
        });
      }
    }
    return below;
  }

  return {
    add({ id, parent, told, line }: TracedStep): void {
      if (parent !== undefined) parents.set(id, parent);
      if (told !== undefined) tellings.set(id, { ...told, totals: totalsOf(told.row), line });
    },
    end(): void {
      const below = findBelow();
      for (const [id, told] of tellings) {
        const under = below.get(id);
        if (under !== undefined && isRepeating(told, under)) sink.aside('sum');
        else tellRow(told.row, sink, told.line);
      }
    },
  };
}
