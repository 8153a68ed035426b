/** What is looked at; machines may rely on these names. */
export type FindingName =
  | 'node'
  | 'install'
  | 'home'
  | 'disk'
  | 'clock'
  | 'configuration'
  | 'providers'
  | 'key'
  | 'prices'
  | 'store'
  | 'spool'
  | 'dial'
  | 'port';

/** One thing that was looked at. */
export interface Finding {
  readonly what: FindingName;
  /** Which one, where there may be several: the provider's id of a key, the number of a port. */
  readonly about?: string;
  /** `note`: Vernier runs, and something is worth knowing. `problem`: something that was wanted does not work. */
  readonly status: 'ok' | 'note' | 'problem';
  /** What was found; of a note or a problem also what to do. */
  readonly found: string;
}

/** What an error says in one line, for a finding. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

/** A finding named for people: `key anthropic`. */
export function nameOf({ what, about }: Finding): string {
  return about === undefined ? what : `${what} ${about}`;
}
