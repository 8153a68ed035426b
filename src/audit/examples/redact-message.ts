import { stripVTControlCharacters } from 'node:util';
import type { PrivateNames } from './private-names.ts';
import { REDACTION_RULES } from './redaction-rules.ts';

/** Characters of an example at most. */
export const LONGEST_EXAMPLE = 200;

/** Takes out what steers a terminal, hides within a word or only looks like a letter of a key. */
function toOneLine(message: string): string {
  return stripVTControlCharacters(message)
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim();
}

/** Cuts between words, so that nothing is left of a name; scripts without blanks are cut anywhere. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const end = head.lastIndexOf(' ');
  return `${end > most / 2 ? head.slice(0, end) : head.slice(0, -1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/**
 * Makes one line of a message, without keys, addresses, numbers and the names that are known.
 *
 * Shape   at most 200 characters; what no rule knows stays, so that the line may still hold a secret
 */
export function redactMessage(message: string, { people, machines }: PrivateNames): string {
  let text = toOneLine(message);
  for (const { pattern, mark, isMeant } of REDACTION_RULES) {
    text =
      isMeant === undefined
        ? text.replaceAll(pattern, mark)
        : text.replaceAll(pattern, (match) => (isMeant(match) ? mark : match));
  }
  if (people !== undefined) text = text.replaceAll(people, '[name]');
  if (machines !== undefined) text = text.replaceAll(machines, '[machine]');
  return cutText(text, LONGEST_EXAMPLE);
}
