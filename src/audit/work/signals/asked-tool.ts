/** A tool that an answer asked for. */
export interface AskedTool {
  readonly id: string;
  readonly name: string;
  /** All that it was asked; looked at and dropped. */
  readonly input: string;
  /** What a shell was asked to run; absent for other tools. */
  readonly command?: string | undefined;
}
