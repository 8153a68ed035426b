import { createHash } from 'node:crypto';
import type { IsoDate } from '#core';
import type { AuditReport } from '../audit-report.ts';
import { headlines, reportTitle } from '../sections/headlines.ts';
import type { ReportSection } from '../sections/report-section.ts';
import { reportSections } from '../sections/report-sections.ts';
import { privacyText } from '../summary-text.ts';
import { hasKinds } from '../work-text.ts';
import { cachePlot } from './cache-plot.ts';
import { calendarPlot } from './calendar-plot.ts';
import { examplesList } from './examples-list.ts';
import { findingsPlot } from './findings-plot.ts';
import { HATCHING } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { mixPlot } from './mix-plot.ts';
import { PAGE_STYLE } from './page-style.ts';
import { noteMarkup } from './said-markup.ts';
import { sectionPanel } from './section-panel.ts';
import { treemapPlot } from './treemap-plot.ts';

const PLOTS: Readonly<Partial<Record<ReportSection['id'], (report: AuditReport) => Markup>>> = {
  kinds: treemapPlot,
  calendar: calendarPlot,
  mix: mixPlot,
  findings: findingsPlot,
  cache: cachePlot,
};

const BRAND = html`<svg
  class="brand"
  viewBox="0 0 26 18"
  width="26"
  height="18"
  aria-hidden="true"
  fill="none"
  stroke="currentColor"
  stroke-width="1.6"
>
  <path d="M1 8.5h24M3 8V3m5 5V5m5 3V1m5 7V5m5 3V3" />
  <path d="M5 9.5V13m4-3.5V13m8-3.5V13m4-3.5V13" />
  <path class="index" stroke-width="2.2" d="M13 9.5V17" />
</svg>`;

/** The style is ours and never escaped; its hash is all that the page may load or run. */
function headMarkup(title: string): Markup {
  const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="generator" content="Vernier" />
    <title>${title}</title>
    ${{ markup: `<style>${PAGE_STYLE}</style>` }}
  </head>`;
}

function summaryPanel(report: AuditReport): Markup {
  const figures = headlines(report).map(
    ({ title, figure, detail }) =>
      html`<div>
        <dt>${title}</dt>
        <dd>${figure}</dd>
        <dd class="iv">${noteMarkup(detail)}</dd>
      </div> `,
  );
  return html`<section class="panel" aria-labelledby="title">
    <div class="head"><h1 id="title">${noteMarkup(reportTitle(report))}</h1></div>
    <dl class="strip of-${figures.length}">${figures}</dl>
  </section> `;
}

/** What is listed needs no table of the same beneath it. */
function panelOf(section: ReportSection, report: AuditReport): Markup {
  if (section.id === 'examples') return sectionPanel({ ...section, tables: [] }, examplesList(report));
  return sectionPanel(section, PLOTS[section.id]?.(report) ?? NOTHING);
}

/** Kinds of work beside what stands next to them; where nothing can be drawn, no panel is wide. */
function topMarkup(report: AuditReport, panel: (id: ReportSection['id']) => Markup): Markup {
  return hasKinds(report.work)
    ? html`<div class="cols uneven">
        ${panel('kinds')}
        <div class="stack">${panel('calendar')}${panel('cache')}</div>
      </div>`
    : html`<div class="cols">
        ${panel('calendar')}
        <div class="stack">${panel('cache')}${panel('kinds')}</div>
      </div>`;
}

/** A table of totals is wide; that there is none is said beside the rest. */
function bottomMarkup({ reconciliation }: AuditReport, panel: (id: ReportSection['id']) => Markup): Markup {
  return reconciliation.length === 0
    ? html`<div class="cols">${panel('basis')}${panel('stated')}</div>`
    : html`${panel('basis')}${panel('stated')}`;
}

/**
 * Writes a report as one HTML file that loads nothing and runs nothing.
 *
 * Shape   its size does not grow with the calls: tables and drawings have a largest number of rows
 */
export function reportPage(report: AuditReport, today: IsoDate): string {
  const panels = new Map(
    reportSections(report, today).map((section) => [section.id, panelOf(section, report)]),
  );
  const panel = (id: ReportSection['id']) => panels.get(id) ?? NOTHING;
  return html`<!doctype html>
    <html lang="en">
      ${headMarkup(reportTitle(report))}
      <body>
        ${HATCHING}
        <header class="bar">${BRAND} <b>Vernier</b> <span class="muted">audit</span></header>
        <main>
          ${summaryPanel(report)} ${topMarkup(report, panel)} ${panel('findings')}${panel('examples')}
          <div class="cols">${panel('mix')}${panel('months')}</div>
          ${bottomMarkup(report, panel)}
        </main>
        <footer class="foot">
          <p>
            ${privacyText(report)} This page loads nothing and runs no script. Every figure for machines:
            <code>vernier audit --json</code>.
          </p>
        </footer>
      </body>
    </html> `.markup;
}
