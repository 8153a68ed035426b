import type { IsoDate } from '#core';
import type { AuditReport } from '../audit-report.ts';
import { headlines, reportTitle } from '../sections/headlines.ts';
import type { ReportSection, SectionTable } from '../sections/report-section.ts';
import { reportSections } from '../sections/report-sections.ts';
import { privacyText } from '../summary-text.ts';
import { markdownNote, markdownText } from './escape-markdown.ts';

function lineText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function tableText({ title, columns, rows }: SectionTable): string {
  return [
    `**${markdownText(title)}**`,
    '',
    lineText(columns.map((column) => markdownText(column.title))),
    lineText(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => lineText(row.map(markdownText))),
  ].join('\n');
}

function sectionText({ title, lead, notes, tables }: ReportSection): string {
  return [
    `## ${title}`,
    `*${markdownText(lead)}*`,
    ...notes.map(markdownNote),
    ...tables.map(tableText),
  ].join('\n\n');
}

/** Writes a report as Markdown, for issues and pages that show no HTML. */
export function reportMarkdown(report: AuditReport, today: IsoDate): string {
  const figures = headlines(report).map(
    ({ title, figure, detail }) =>
      `- ${markdownText(title)}: **${markdownText(figure)}** (${markdownText(detail)})`,
  );
  return `${[
    `# ${reportTitle(report)}`,
    figures.join('\n'),
    ...reportSections(report, today).map(sectionText),
    markdownNote(privacyText(report)),
  ].join('\n\n')}\n`;
}
