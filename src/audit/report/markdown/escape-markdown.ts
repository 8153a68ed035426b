import { cleanName } from '../sections/clean-name.ts';
import type { Cell } from '../sections/report-section.ts';

/** Writes a name as code, in which no mark means anything, with a fence longer than any in the name. */
function codeText(name: string): string {
  const longest = Math.max(0, ...Array.from(name.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${name}${fence}` : `${fence} ${name} ${fence}`;
}

/** Writes a cell so that Markdown takes nothing in it for marks of a table, for HTML or for a link. */
export function markdownText(cell: Cell): string {
  if (typeof cell === 'string') return cell.replaceAll(/[|<*_`[\]\\]/gu, String.raw`\$&`);
  if ('said' in cell) return cleanName(cell.said).replaceAll(/[|<>*_`[\]\\~#&!:@]/gu, String.raw`\$&`);
  // even within code, a bar ends a cell
  return codeText(cleanName(cell.name)).replaceAll('|', String.raw`\|`);
}
