/** Characters of a name at most: enough for every real one, and no place for a page of text. */
const LONGEST_NAME = 300;

/** Makes a name that a file told fit for a page: no line ends, nothing invisible that could turn the text around. */
export function cleanName(name: string): string {
  const clean = name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?').trim();
  const characters = Array.from(clean.length > LONGEST_NAME ? clean.slice(0, 2 * LONGEST_NAME) : clean);
  if (characters.length > LONGEST_NAME) return `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
  return clean === '' ? '(no name)' : clean;
}

/** Cuts a name out of its middle, because names of one family differ at their ends. */
export function shortName(name: string, most: number): string {
  const characters = Array.from(cleanName(name));
  if (characters.length <= most) return characters.join('');
  const tail = Math.floor((most - 1) / 2);
  const start = characters.slice(0, most - 1 - tail).join('');
  return `${start}…${characters.slice(characters.length - tail).join('')}`;
}
