/** Characters of a message, or of a recorded prompt, whose words are looked at. */
export const MESSAGE_LOOKED_AT = 2000;

/** Words that say nothing about the kind of work. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'about above after again all also always and any are because been before being below between both but can cannot ' +
    'could did does doing done don down during each else even every few for from get gets got had has have having her ' +
    'here hers him his how into its itself just let lets like make makes many maybe more most much must need needs new ' +
    'not now off once one only other our ours out over own please really same see shall she should some something still ' +
    'such sure take than thank thanks that the their theirs them then there these they thing things this those through ' +
    'too try two under until use used using very want wants was way well were what when where which while who whom why ' +
    'will with within without would yes yet you your yours'
  ).split(' '),
);

const SIGNS_AROUND = /^["'([{<*_`#>-]+|["')\]}>*_`.,;:!?-]+$/gu;
/** Letters only, so that no number, address, path, key or name of code passes. */
const PLAIN = /^(?:\p{L}[\p{Ll}\p{Lo}\p{M}]{2,19}|\p{Lu}{3,6})$/u;

/**
 * Gives the plain words of a text in lower case, those that say nothing left out.
 *
 * Shape   3 to 20 letters between blanks, signs around it left out; in scripts without blanks between words, runs
 */
export function* plainWords(text: string): Iterable<string> {
  for (const piece of text.split(/\s+/u)) {
    const word = piece.replaceAll(SIGNS_AROUND, '');
    if (!PLAIN.test(word)) continue;
    const lower = word.toLowerCase();
    if (!STOP_WORDS.has(lower)) yield lower;
  }
}
