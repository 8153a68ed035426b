import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VernierError } from '#core';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../package-facts.ts';

/** The six areas that an intake form can belong to. */
export const PRACTICE_AREAS = [
  'tax',
  'litigation',
  'corporate',
  'employment',
  'real-estate',
  'intellectual-property',
] as const;

/** One intake form of the sample work, with what its author wrote beside it. */
export const IntakeForm = z.strictObject({
  id: z.string().regex(/^[a-z-]+-\d{2}$/u),
  text: z.string().min(1),
  /** The right answer: the team that should open the file first. */
  practiceArea: z.enum(PRACTICE_AREAS),
  /** How hard it is to tell, 1 (says it outright) to 5 (experts would hesitate); all that simulated models go by. */
  difficulty: z.number().int().min(1).max(5),
  /** Whether two areas truly compete. */
  ambiguous: z.boolean(),
  /** Why this area and not its neighbour, in one line. */
  rationale: z.string().min(1),
});
export type IntakeForm = z.infer<typeof IntakeForm>;

/** A half of the sample work: what is learned from, or what is measured and certified on. */
export type IntakeHalf = 'fit' | 'certify';

function intakeFile(half: IntakeHalf): string {
  return join(PACKAGE_ROOT, 'examples', 'intake', `${half}.jsonl`);
}

function parseForm(line: string, at: string): IntakeForm {
  try {
    return IntakeForm.parse(JSON.parse(line));
  } catch (error) {
    throw new VernierError(
      'file-unreadable',
      `${at} is no intake form: restore the file as it came with Vernier`,
      { cause: error },
    );
  }
}

/**
 * Reads one half of the sample work, in the order of the file.
 *
 * Throws  'file-unreadable' where it is missing or was changed into something else
 */
export function readIntakeForms(half: IntakeHalf, file: string = intakeFile(half)): readonly IntakeForm[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'file-unreadable',
      `${file} cannot be read (${reason}): restore it as it came with Vernier`,
      { cause: error },
    );
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => parseForm(line, `${file}:${index + 1}`));
}

/** What is sent of a form: one instruction that names the six areas, and its text. */
export function intakePrompt({ text }: Pick<IntakeForm, 'text'>): string {
  const areas = `${PRACTICE_AREAS.slice(0, -1).join(', ')} or ${PRACTICE_AREAS.at(-1)}`;
  return `Which practice area is this: ${areas}? Answer with one of them.\n\n${text}`;
}

/** Whether an answer is right: the area alone on its first line. */
export function isRightAnswer(answer: string, gold: string): boolean {
  return answer.split('\n', 1)[0]?.trim().toLowerCase() === gold;
}
