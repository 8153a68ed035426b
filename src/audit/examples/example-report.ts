/** Messages that show what a kind of work is: the only text of a log in a report, and only where it was asked for. */
export interface ExampleReport {
  /** How the messages were made fit to be shown, and what that is worth. */
  readonly warning: string;
  /** Messages of the days asked for. */
  readonly messages: number;
  /** Of these, the ones that examples were chosen from; fewer than all where there was no room. */
  readonly looked: number;
  /** Kinds with examples, in the order of the report. */
  readonly kinds: readonly KindExamples[];
}

/** Examples of one kind of work. */
interface KindExamples {
  /** The id of the kind. */
  readonly kind: string;
  readonly name: string;
  /** At most three, of different sessions, nearest to the kind's middle first; each one redacted line. */
  readonly messages: readonly string[];
}

/** Says what redaction is worth. */
export const REDACTION_WARNING =
  'Redacted by rules, which can miss things: read the messages before you pass them on.';
