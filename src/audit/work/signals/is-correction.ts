/** Characters of a message in which a correction would stand: what follows is the new order. */
const LOOKED_AT = 240;

/** How people begin a message that refuses what was done. */
const OPENINGS =
  /^(?:no[,.! ]+(?!problem|need|worr|hurry|rush|idea)|nope\b|wrong\b|that(?:'s| is| was) (?:not|wrong|incorrect)\b|this is (?:not|wrong|incorrect)\b|not what\b|still\b|again\b|try again\b|stop\b|wait[,.! ]|revert\b|undo\b|roll(?:ed)? ?back\b|why did you\b|you (?:forgot|missed|broke|removed|deleted|did not|didn't)\b|i (?:said|told you|asked (?:you|for))\b)/u;

/** What says inside a message that something does not work as it was left. */
const CUES =
  /\b(?:(?:does|do|did|is|are) ?(?:not|n't) work(?:ing)?|doesn't work|don't work|didn't work|isn't working|not working|still (?:fails?|failing|broken|wrong|not|the same|does|doesn't|getting|see|seeing|there)|that's not (?:what|right|correct)|that is not (?:what|right|correct)|you broke|you forgot|you missed|revert (?:that|this|it|your|the)|undo (?:that|this|it|your|the)|(?:go|put it) back to)\b/u;

/**
 * Says whether a message corrects what was done before it.
 *
 * Shape   English cues in its first 240 characters, listed above; other languages are not known, so a count is too low
 *         where people write in them
 */
export function isCorrection(message: string): boolean {
  const text = message.slice(0, LOOKED_AT).toLowerCase().replaceAll('\u2019', "'").trimStart();
  return OPENINGS.test(text) || CUES.test(text);
}
