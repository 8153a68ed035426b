import { quantile } from '#stats';
import type { Work } from '../work/tally-work.ts';
import type { WorkKind } from '../work/work-report.ts';
import type { RecordedPrompt } from './recorded-prompt.ts';

/** A recorded prompt that counts as work of a kind. */
export interface PlacedPrompt {
  readonly prompt: RecordedPrompt;
  /** The id of the kind. */
  readonly kind: string;
  /** Whether its file names the kind, or it has the words of the kind's tasks. */
  readonly by: 'name' | 'words';
}

/** Which recorded prompts are like the work of a log. */
export interface PlacedPrompts {
  readonly placed: readonly PlacedPrompt[];
  /** Like no kind of work of this log. */
  readonly nowhere: number;
  /** Duplicates of messages of this log. */
  readonly ownDuplicates: number;
  /** Each like some task of a kind, but all of them together unlike its tasks: prompts of other work with some of its words. */
  readonly unlike: number;
}

/** What has to be known of the kinds of work. */
type KnownKinds = Pick<Work, 'createPlacing'> & {
  readonly report: { readonly kinds: readonly Pick<WorkKind, 'id' | 'name'>[] };
};

/** The middle one of prompts of the same work would be at 0.5: below this, what was recorded is other work. */
const LEAST_MEDIAN_LIKENESS = 0.25;

interface Candidate extends PlacedPrompt {
  readonly likeness: number;
}

function isLike(candidates: readonly Candidate[]): boolean {
  return (
    quantile(
      Float64Array.from(candidates, ({ likeness }) => likeness),
      0.5,
    ) >= LEAST_MEDIAN_LIKENESS
  );
}

/** What a report puts before the name of a project or of a sub-agent. */
const BEFORE_NAME = /^(?:project|sub-agent) /u;

/** The ids of kinds by their names, and by the bare names of projects and sub-agents. */
function kindsByName(kinds: readonly Pick<WorkKind, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  const bare = kinds.map(({ id, name }) => [name.replace(BEFORE_NAME, ''), id] as const);
  return new Map([...bare, ...kinds.map(({ id, name }) => [name, id] as const)]);
}

/**
 * Puts recorded prompts to kinds of work: by the kind's name where their file says it, else by their words.
 *
 * Shape   duplicates of the log's own messages are in no kind: an answer to one foretells nothing
 */
export function placePrompts(
  prompts: readonly RecordedPrompt[],
  work: KnownKinds,
  ownClusters: ReadonlySet<number>,
): PlacedPrompts {
  const kindOfName = kindsByName(work.report.kinds);
  const place = work.createPlacing();
  const byName: PlacedPrompt[] = [];
  const byWords: Candidate[] = [];
  const others = prompts.filter(({ cluster }) => !ownClusters.has(cluster));
  for (const prompt of others) {
    const named = kindOfName.get(prompt.task);
    const like = named === undefined ? place(prompt.beginning) : undefined;
    if (named !== undefined) byName.push({ prompt, kind: named, by: 'name' });
    else if (like !== undefined) byWords.push({ prompt, ...like, by: 'words' });
  }
  const sets = [...Map.groupBy(byWords, ({ kind, prompt }) => `${kind} ${prompt.grade}`).values()];
  const kept = sets.filter(isLike).flat();
  return {
    placed: [...byName, ...kept],
    nowhere: others.length - byName.length - byWords.length,
    ownDuplicates: prompts.length - others.length,
    unlike: byWords.length - kept.length,
  };
}
