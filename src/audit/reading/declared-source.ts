import type { DatabaseSync } from 'node:sqlite';
import type { AuditSource } from '#core';
import type { FindSessions } from '../past/session-search.ts';
import type { CreateTranscriptParser, TranscriptSink } from './transcript-sink.ts';

/** What a machine says of where things are. */
export interface Machine {
  /** Absent for a user who has none. */
  readonly homeDirectory: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Vernier's own folder; absent where none is known. */
  readonly vernierHome?: string | undefined;
  /** The server of Vernier's own database; absent where it is in that folder. */
  readonly databaseUrl?: string | undefined;
}

/** How a text is written, as the mark at its beginning says; without a mark it is UTF-8. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The beginning of a file, by which it is recognised. */
export interface FileLook {
  readonly path: string;
  /** The last part of the path, without `.zst` or `.gz`. */
  readonly name: string;
  /** The first 64 KB, unpacked and in UTF-8; of lines of JSON, from the first one on that is an object. */
  readonly head: string;
  /** How the file itself is written, for whoever opens it by its path. */
  readonly encoding: TextEncoding;
  /** The first line that is not empty, as far as it is in the head. */
  readonly firstLine: string;
  /** The titles of a table's columns, trimmed; empty for what is no `.csv` or `.tsv`. */
  readonly columns: readonly string[];
}

/** Reads one JSON document that was parsed as a whole. */
export type ReadDocument = (document: unknown, path: string, sink: TranscriptSink) => void;

/** Gives the cell under a title; nothing where it is empty or there is no such column. */
export type CellOf = (title: string) => string | undefined;

/** Reads one table row by row. */
interface RowParser {
  /** `number` is the line in which the row ends, the titles in line 1. */
  row(cell: CellOf, number: number): void;
  /** Tells what waited for the last row. */
  end(): void;
}

/** Starts to read one table with these columns. */
export type CreateRowParser = (path: string, columns: readonly string[], sink: TranscriptSink) => RowParser;

/** Reads one database, which is open for reading only and closed afterwards. */
export type ReadDatabase = (database: DatabaseSync, path: string, sink: TranscriptSink) => void;

/** What a source keeps on a server that this machine names. */
interface SourceService {
  /** Its address for people, without any secret; nothing where this machine names none. */
  readonly placeOf: (machine: Machine) => string | undefined;
  readonly load: () => Promise<(machine: Machine, sink: TranscriptSink) => Promise<void>>;
}

/** A file that somebody opens by its path. */
export interface WholeFile {
  readonly path: string;
  readonly bytes: number;
  readonly look: FileLook;
}

/** Reads one file by its path and gives the number of its rows; nothing where it leaves the file to another reader. */
export type ReadWhole = (file: WholeFile, sink: TranscriptSink) => Promise<number | undefined>;

/** How a file is read; what reads it is loaded once for an audit, and only where there is such a file. */
export type FileReader =
  | { readonly shape: 'lines'; readonly load: () => Promise<CreateTranscriptParser> }
  | { readonly shape: 'document'; readonly load: () => Promise<ReadDocument> }
  | { readonly shape: 'table'; readonly load: () => Promise<CreateRowParser> }
  | { readonly shape: 'database'; readonly load: () => Promise<ReadDatabase> }
  | { readonly shape: 'whole'; readonly load: () => Promise<ReadWhole> };

/** One form in which a source leaves files. */
export interface FileForm {
  /** Names of files that may be of this form, without `.zst` or `.gz`; in folders, others are passed over. */
  readonly names: RegExp;
  /** Says whether a file that somebody named, or that lies in such a folder, is of this form. */
  readonly recognises: (look: FileLook) => boolean;
  readonly reader: FileReader;
  /** Asked first: it may take a file that is too large to keep each of its rows. */
  readonly loadSummer?: () => Promise<ReadWhole>;
}

/** Everything that is known of one source; the registry lists them. */
export interface DeclaredSource {
  readonly id: AuditSource;
  /** Its name as people know it. */
  readonly title: string;
  /** What it is, as one word: an agent leaves transcripts, an export is a file that somebody fetched. */
  readonly kind: 'agent' | 'export' | 'ledger';
  /** Empty for a source that is found and named, and cannot be read so far. */
  readonly forms: readonly FileForm[];
  /** Folders and files in which it keeps what it writes on a machine; absent for exports. */
  readonly places?: (machine: Machine) => readonly string[];
  /** Those of them, and folders above them, that variables of its own name: what is not there is told. */
  readonly movedPlaces?: (machine: Machine) => readonly string[];
  /** By which a line of its transcripts is known among lines of others; of agents whose transcripts are lines. */
  readonly lineMark?: RegExp;
  /** Read where nobody names files; absent for nearly all. */
  readonly service?: SourceService;
  /** Counts sessions by the names of their files, for a start that must not wait; only agents have it. */
  readonly findSessions?: FindSessions;
}
