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

/** Puts recorded prompts to kinds of work: by the kind's name where their file says it, else by their words. */
export function placePrompts(prompts: readonly RecordedPrompt[], work: KnownKinds): PlacedPrompts {
  const kindOfName = new Map(work.report.kinds.map(({ name, id }) => [name, id]));
  const place = work.createPlacing();
  const byName: PlacedPrompt[] = [];
  const byWords: Candidate[] = [];
  for (const prompt of prompts) {
    const named = kindOfName.get(prompt.task);
    const like = named === undefined ? place(prompt.beginning) : undefined;
    if (named !== undefined) byName.push({ prompt, kind: named, by: 'name' });
    else if (like !== undefined) byWords.push({ prompt, ...like, by: 'words' });
  }
  const sets = [...Map.groupBy(byWords, ({ kind, prompt }) => `${kind} ${prompt.grade}`).values()];
  const kept = sets.filter(isLike).flat();
  return {
    placed: [...byName, ...kept],
    nowhere: prompts.length - byName.length - byWords.length,
    unlike: byWords.length - kept.length,
  };
}
