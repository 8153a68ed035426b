import { cleanName, shortName } from '../sections/clean-name.ts';
import type { Cell, ReportSection, SectionTable } from '../sections/report-section.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { commandMarkup, noteMarkup, saidMarkup } from './said-markup.ts';

const LONGEST_NAME = 40;
/** A longer table is closed at first. */
const MOST_OPEN_ROWS = 24;
/** What is longer may be broken into lines. */
const SHORT_LETTERS = 24;
/** With more columns, a small screen shows each row as a block of lines. */
const MOST_NARROW_COLUMNS = 3;
/** With more rows that would be longer than anybody reads. */
const MOST_STACKED_ROWS = 150;

function cellMarkup(cell: Cell): Markup {
  if (typeof cell === 'string') return noteMarkup(cell);
  if ('said' in cell) {
    const { said, command } = cell;
    return command === undefined ? saidMarkup(said) : html`${saidMarkup(said)}: ${commandMarkup(command)}`;
  }
  const short = shortName(cell.name, LONGEST_NAME);
  const full = cleanName(cell.name);
  const shape = short.length <= SHORT_LETTERS ? 'whole' : 'long';
  return short === full
    ? html`<bdi class="${shape}">${short}</bdi>`
    : html`<bdi class="${shape}" title="${full}">${short}</bdi>`;
}

/** Says how a table may be shown where there is no room: `stacks` on small screens, `texts` also on paper. */
function shapeOf({ columns, rows }: Pick<SectionTable, 'columns' | 'rows'>): string {
  if (columns.length <= MOST_NARROW_COLUMNS || rows.length > MOST_STACKED_ROWS) return 'narrow';
  const sentences = rows[0]?.filter((cell) => typeof cell !== 'string' && 'said' in cell) ?? [];
  return sentences.length > 1 ? 'stacks texts' : 'stacks';
}

/** A table that can be scrolled, also with keys. */
function tableMarkup({ title, columns, rows }: SectionTable): Markup {
  const classOf = (index: number, cell: Cell = '') => {
    if (columns[index]?.align === 'right') return 'num';
    return typeof cell === 'string' && cell.length <= SHORT_LETTERS ? 'word' : 'said';
  };
  const shape = shapeOf({ columns, rows });
  const titleOf = (index: number) =>
    shape === 'narrow' ? NOTHING : html` data-title="${columns[index]?.title ?? ''}"`;
  const titles = columns.map(
    (column, index) => html`<th scope="col" class="${classOf(index)}">${column.title}</th>`,
  );
  const lines = rows.map((row) => {
    const [first, ...others] = row;
    const cells = others.map(
      (cell, index) =>
        html`<td class="${classOf(index + 1, cell)}" ${titleOf(index + 1)}>${cellMarkup(cell)}</td>`,
    );
    return html`<tr>
      <th scope="row">${cellMarkup(first ?? '')}</th>
      ${cells}
    </tr> `;
  });
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
    <table class="${shape}">
      <caption class="sr">
        ${title}
      </caption>
      <thead>
        <tr>
          ${titles}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

/** What is drawn stands first, and its table can be opened; other tables are open, unless they are long. */
function tablesMarkup(tables: readonly SectionTable[], hasPlot: boolean): readonly Markup[] {
  return tables.map((table, index) =>
    (hasPlot && index === 0) || table.rows.length > MOST_OPEN_ROWS
      ? html`<details>
          <summary>Table: ${table.title.toLowerCase()}</summary>
          ${tableMarkup(table)}
        </details>`
      : html`<h3>${table.title}</h3>
          ${tableMarkup(table)}`,
  );
}

/** Writes one section of a report with its drawing. */
export function sectionPanel({ id, title, lead, notes, tables }: ReportSection, plot: Markup): Markup {
  const hasPlot = plot !== NOTHING;
  const sentences = notes.map((note) => html`<p class="cap">${noteMarkup(note)}</p>`);
  return html`<section class="panel" id="${id}" aria-labelledby="title-${id}">
    <div class="head">
      <h2 id="title-${id}">${title}</h2>
      <span class="muted">${lead}</span>
    </div>
    <div class="body">
      ${hasPlot ? html`<div class="plot">${plot}</div>` : NOTHING}${sentences}${tablesMarkup(tables, hasPlot)}
    </div>
  </section> `;
}
