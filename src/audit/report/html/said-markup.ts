import { cleanName } from '../sections/clean-name.ts';
import { html, type Markup } from './markup.ts';

/** A longer word must break somewhere. */
const LONGEST_WHOLE = 36;

/** Keeps words such as `claude-opus-5-5@low` whole, which a browser would break at each hyphen. */
function wordsMarkup(text: string): Markup {
  const words = text.split(/(\S*-\S*)/u);
  return html`${words.map((word, index) =>
    index % 2 === 1 && word.length <= LONGEST_WHOLE
      ? html`<span class="whole">${word}</span>`
      : html`${word}`,
  )}`;
}

/** Writes a command, whole. */
export function commandMarkup(command: string): Markup {
  return html`<code class="command">${wordsMarkup(command)}</code>`;
}

/** Writes a sentence with names in it; what stands between backticks is code. */
export function saidMarkup(sentence: string): Markup {
  return noteMarkup(cleanName(sentence));
}

/** Keeps a number with its sign: `95 %`, `n = 22`. */
function joined(text: string): string {
  return text.replaceAll(/(?<= =) | (?=%|= )/gu, '\u00a0');
}

/** Writes a note of ours, however long it is; what stands between backticks is code. */
export function noteMarkup(note: string): Markup {
  const parts = note.split('`');
  const isWhole = parts.length % 2 === 1;
  return html`${parts.map((part, index) =>
    isWhole && index % 2 === 1 ? html`<code>${wordsMarkup(part)}</code>` : wordsMarkup(joined(part)),
  )}`;
}
