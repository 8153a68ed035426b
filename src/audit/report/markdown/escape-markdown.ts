import { cleanName } from '../sections/clean-name.ts';
import type { Cell } from '../sections/report-section.ts';

/** Writes a name as code, in which no mark means anything, with a fence longer than any in the name. */
function codeText(name: string): string {
  const longest = Math.max(0, ...Array.from(name.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${name}${fence}` : `${fence} ${name} ${fence}`;
}

/** Writes words of ours, or a name that a file told, so that Markdown takes neither for marks of a table or of HTML. */
export function markdownText(cell: Cell): string {
  // even within code, a bar ends a cell
  if (typeof cell !== 'string') return codeText(cleanName(cell.name)).replaceAll('|', '\\|');
  return cell.replaceAll(/[|<*_`[\]\\]/gu, String.raw`\$&`);
}
