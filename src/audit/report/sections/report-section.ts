import type { TableColumn } from '#core';

/** What stands in a table: words of ours; a name that a file told, or a sentence of ours with such names in it. */
export type Cell =
  | string
  | { readonly name: string }
  /** A command stands behind the sentence, whole, however long it is. */
  | { readonly said: string; readonly command?: string | undefined };

/** A table of a report, the same in every format. */
export interface SectionTable {
  /** Says what one row is. */
  readonly title: string;
  /** The first column names the row. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One part of a report in words and tables; a format may draw it as well. */
export interface ReportSection {
  readonly id:
    | 'kinds'
    | 'examples'
    | 'calendar'
    | 'findings'
    | 'mix'
    | 'cache'
    | 'months'
    | 'basis'
    | 'stated';
  readonly title: string;
  /** What its figures are, with their unit. */
  readonly lead: string;
  /** Sentences about the figures: how many, of what, and what is not in them. */
  readonly notes: readonly string[];
  readonly tables: readonly SectionTable[];
}

/** Makes columns: the first ones for words, the others for numbers. */
export function columnsOf(words: readonly string[], numbers: readonly string[]): readonly TableColumn[] {
  return [
    ...words.map((title) => ({ title })),
    ...numbers.map((title): TableColumn => ({ title, align: 'right' })),
  ];
}

/** Makes a sentence of a line of the terminal's summary. */
export function toSentence(line: string): string {
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}
