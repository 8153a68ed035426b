import { cleanName } from '../sections/clean-name.ts';
import type { Cell } from '../sections/report-section.ts';

/** Writes a name as code, in which no mark means anything, with a fence longer than any in the name. */
function codeText(name: string): string {
  const longest = Math.max(0, ...Array.from(name.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${name}${fence}` : `${fence} ${name} ${fence}`;
}

/** Writes a name or a command into a cell: even within code, a bar ends it. */
function cellCode(text: string): string {
  return codeText(text).replaceAll('|', String.raw`\|`);
}

/** What would be a mark; a colon only before what it could make a link or a picture of, an at only before a name. */
const MARKS = /[|<>*_`[\]\\~#&!]|:(?=\S)|(?<!\w)@/gu;

/** Writes a sentence with names in it; what stands between backticks is code. */
function sentenceText(sentence: string): string {
  const parts = sentence.split('`');
  const isWhole = parts.length % 2 === 1;
  if (!isWhole) return sentence.replaceAll(MARKS, String.raw`\$&`);
  return parts
    .map((part, index) =>
      index % 2 === 1 && part !== '' ? cellCode(part) : part.replaceAll(MARKS, String.raw`\$&`),
    )
    .join('');
}

/** Writes a note: words of ours with code between backticks. */
export function markdownNote(note: string): string {
  return sentenceText(note);
}

/** Writes a cell so that Markdown takes nothing in it for marks of a table, for HTML or for a link. */
export function markdownText(cell: Cell): string {
  if (typeof cell === 'string') return cell.replaceAll(/[|<*_`[\]\\]/gu, String.raw`\$&`);
  if ('said' in cell) {
    const said = sentenceText(cleanName(cell.said));
    return cell.command === undefined ? said : `${said}: ${cellCode(cell.command)}`;
  }
  return cellCode(cleanName(cell.name));
}
