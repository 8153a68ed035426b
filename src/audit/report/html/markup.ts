/** Text that is HTML already; only `html` makes it, so that nothing gets into a page unescaped. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function partText(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/gu, (mark) => ESCAPES[mark] ?? '');
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

/** Makes HTML of a template: what is put in is escaped, unless it is HTML already. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = texts.map((text, index) => {
    const part = parts[index];
    // how deep a template stands in the code is nothing of the page
    const outdented = text.replaceAll(/\s*\n\s*/gu, '\n');
    return part === undefined ? outdented : `${outdented}${partText(part)}`;
  });
  return { markup: markup.join('') };
}

/** Nothing. */
export const NOTHING: Markup = { markup: '' };
