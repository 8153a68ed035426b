import type { FindingLoss } from '#core';
import { nounText } from '../../words/number-text.ts';
import type { Candidate } from '../detector.ts';
import { isSurelyWorse } from '../surely-worse.ts';
import type { MovedWork } from './moved-work.ts';

type Words = Pick<Candidate, 'what' | 'advice'>;

function ranOn({ log, unit, plans }: MovedWork): string {
  return `${nounText(log.length, unit)} ran on ${plans.upper.id}`;
}

/** Says what is guessed, and what to do before it is believed. */
export function guessWords(work: MovedWork, noun: 'model' | 'effort'): Words {
  return {
    what: `${ranOn(work)}; ${work.plans.lower.id} may do`,
    advice: `try the lower ${noun} on cases of this work before you move it`,
  };
}

function adviceOf(loss: FindingLoss): string {
  if (isSurelyWorse({ loss })) {
    return 'the lower plan is worse here: move only what may lose so much, or let a dial decide for each request (`vernier dial fit`)';
  }
  return 'no loss is sure: move it where the upper end of the loss can be borne, else prove it on more cases';
}

/** Says what outcomes on other prompts of this work show. */
export function outcomesWords(work: MovedWork, loss: FindingLoss): Words {
  const tried = loss.status === 'predicted' ? ` on ${nounText(loss.n, 'recorded prompt')} like them` : '';
  return { what: `${ranOn(work)}; ${work.plans.lower.id} was tried${tried}`, advice: adviceOf(loss) };
}
