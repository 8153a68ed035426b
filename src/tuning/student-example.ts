/** One piece of work of which the right answer is known. */
export interface StudentExample {
  /** What a student is asked, exactly as it will be. */
  readonly text: string;
  readonly label: string;
  /** What its author wrote beside it, such as why the label is right; learned from, never asked. */
  readonly note?: string;
}
