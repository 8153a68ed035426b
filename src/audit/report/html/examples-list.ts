import type { AuditReport } from '../audit-report.ts';
import { cleanName } from '../sections/clean-name.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { saidMarkup } from './said-markup.ts';

/** Lists the redacted messages under their kinds of work; nothing where there are none. */
export function examplesList({ examples }: AuditReport): Markup {
  if (examples === null || examples.kinds.length === 0) return NOTHING;
  const kinds = examples.kinds.map(
    ({ name, messages }) =>
      html`<h3><bdi>${cleanName(name)}</bdi></h3>
        <ul class="messages">
          ${messages.map((message) => html`<li dir="auto">${saidMarkup(message)}</li>`)}
        </ul> `,
  );
  return html`${kinds}`;
}
