import type { OutcomesUse } from './judge-step.ts';
import type { FindingsReport } from '../findings-report.ts';
import { nounText } from '../../words/number-text.ts';

/** Plans that are named where none is of the log. */
const NAMED = 6;

const WHY_NOT: Readonly<Record<Exclude<OutcomesUse, 'used'>, string>> = {
  none: 'no such prompt that both plans answered',
  'too-few': 'under 10 that are not of this log',
  'other-sizes': 'prompts or answers over 5 times longer or shorter',
};

/** Says whether a step down is judged by outcomes, or why not. */
export function useText(use: OutcomesUse): string {
  return use === 'used' ? 'judged by them' : WHY_NOT[use];
}

function placedText({ prompts, byName, byWords, unlike }: NonNullable<FindingsReport['outcomes']>): string {
  const like = byName + byWords;
  const how = [
    ...(byName > 0 ? [`${byName} by the name of the kind`] : []),
    ...(byWords > 0 ? [`${byWords} by their words`] : []),
  ].join(', ');
  const others = unlike > 0 ? `; ${unlike} only share words with it` : '';
  return `${nounText(prompts, 'recorded prompt')}, ${like} like work of this log${how === '' ? '' : ` (${how})`}${others}`;
}

function stepsText({ steps, plans }: NonNullable<FindingsReport['outcomes']>): string {
  if (steps.length === 0) return 'no step down to judge';
  const used = steps.filter(({ use }) => use === 'used').length;
  const reasons = (['none', 'too-few', 'other-sizes'] as const).flatMap((use) => {
    const count = steps.filter((step) => step.use === use).length;
    return count === 0 ? [] : [`${count}: ${useText(use)}`];
  });
  const judged = `${used} of ${nounText(steps.length, 'step')} down judged by them`;
  const isOther = used === 0 && steps.every(({ prompts }) => prompts === 0);
  const named = plans.slice(0, NAMED).join(', ');
  const more = plans.length > NAMED ? ` and ${plans.length - NAMED} more` : '';
  return [judged, ...reasons, ...(isOther ? [`they are of ${named}${more}`] : [])].join('; ');
}

/** Says which recorded prompts are like the work of a log, and which steps down they judge. */
export function outcomesTexts({ outcomes }: Pick<FindingsReport, 'outcomes'>): readonly string[] {
  return outcomes === null ? [] : [`outcomes: ${placedText(outcomes)}; ${stepsText(outcomes)}`];
}
