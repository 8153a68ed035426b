import type { AuditSource } from '#core';

/** What was read of one source. */
export interface SourceReading {
  readonly source: AuditSource;
  readonly files: number;
  /** Lines of text or rows of a table; of documents and databases, the calls that they told. */
  readonly lines: number;
  /** As they lie on the disk. */
  readonly bytes: number;
}

/** Starts to add up what is read of each source. */
export function createSourceReadings() {
  const readings = new Map<AuditSource, SourceReading>();
  return {
    add(source: AuditSource, { files, lines, bytes }: Omit<SourceReading, 'source'>): void {
      const before = readings.get(source) ?? { source, files: 0, lines: 0, bytes: 0 };
      readings.set(source, {
        source,
        files: before.files + files,
        lines: before.lines + lines,
        bytes: before.bytes + bytes,
      });
    },
    all: (): readonly SourceReading[] => [...readings.values()],
  };
}
