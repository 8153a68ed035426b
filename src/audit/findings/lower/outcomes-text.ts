import type { OutcomesUse } from './judge-step.ts';
import type { WorkReport } from '../../work/work-report.ts';
import type { FindingsReport } from '../findings-report.ts';
import { nounText, safeName } from '../../words/number-text.ts';

/** Plans that are named where none is of the log. */
const NAMED = 6;

const WHY_NOT: Readonly<Record<Exclude<OutcomesUse, 'used'>, string>> = {
  none: 'no such prompt that both plans answered',
  'too-few': 'under 10 that are not of this log',
  'other-sizes': 'prompts or answers over 5 times longer or shorter',
  'no-tokens': 'tokens not told, or not of the same prompt',
  'no-saving': 'judged by them, and may save nothing',
};

type Outcomes = NonNullable<FindingsReport['outcomes']>;
type KnownKinds = Pick<WorkReport, 'grouping' | 'kinds'>;

/** Says whether a step down is judged by outcomes, or why not. */
export function useText(use: OutcomesUse): string {
  return use === 'used' ? 'judged by them' : WHY_NOT[use];
}

/** Says how the file's prompts could be known for this work, where kinds have no words and none has its name. */
function nameTexts({ byName }: Outcomes, { grouping, kinds: [largest] }: KnownKinds): readonly string[] {
  if (grouping.by === 'text' || byName > 0 || largest === undefined) return [];
  return [`kinds are projects here: name them as \`task\`, such as "${safeName(largest.name)}"`];
}

function placedTexts(outcomes: Outcomes, work: KnownKinds): readonly string[] {
  const { prompts, byName, byWords, unlike, ownDuplicates } = outcomes;
  const like = byName + byWords;
  return [
    `${like} of ${nounText(prompts, 'recorded prompt')} like work of this log`,
    ...(byName > 0 && byWords > 0 ? [`${byName} by the name of the kind`] : []),
    ...(ownDuplicates > 0 ? [`${ownDuplicates} are messages of this log itself`] : []),
    ...(unlike > 0 ? [`${unlike} only share words with it`] : []),
    ...nameTexts(outcomes, work),
  ];
}

function stepsTexts({ steps, plans, byName, byWords }: Outcomes): readonly string[] {
  if (steps.length === 0) return ['no step down to judge'];
  const used = steps.filter(({ use }) => use === 'used').length;
  const reasons = (['none', 'too-few', 'other-sizes', 'no-tokens', 'no-saving'] as const).flatMap((use) => {
    const count = steps.filter((step) => step.use === use).length;
    return count === 0 ? [] : [`${count}: ${useText(use)}`];
  });
  const isOther = byName + byWords > 0 && steps.every(({ prompts }) => prompts === 0);
  const named = plans.slice(0, NAMED).join(', ');
  const more = plans.length > NAMED ? ` and ${plans.length - NAMED} more` : '';
  return [
    `${used} of ${nounText(steps.length, 'step')} down judged`,
    ...reasons,
    ...(isOther ? [`they are of ${named}${more}`] : []),
  ];
}

/** Says which steps down recorded prompts judge, and which of them are like the work of a log. */
export function outcomesTexts({
  findings: { outcomes },
  work,
}: {
  readonly findings: Pick<FindingsReport, 'outcomes'>;
  readonly work: KnownKinds;
}): readonly string[] {
  return outcomes === null
    ? []
    : [`outcomes: ${[...stepsTexts(outcomes), ...placedTexts(outcomes, work)].join('; ')}`];
}
