import { cleanName } from '../sections/clean-name.ts';
import { html, type Markup } from './markup.ts';

/** Writes a sentence with names in it; what stands between backticks is code. */
export function saidMarkup(sentence: string): Markup {
  const parts = cleanName(sentence).split('`');
  const isWhole = parts.length % 2 === 1;
  return html`${parts.map((part, index) => (isWhole && index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}
