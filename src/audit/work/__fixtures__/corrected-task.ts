/** Constructed: what a task leaves that fails a test and a tool, changes a file, passes, and is corrected. */
export const CORRECTED_TASK = {
  changes: 1,
  failedTools: 2,
  testRuns: 2,
  failedTestRuns: 1,
  endsWithFailedTest: false,
  wasCorrected: true,
  wasInterrupted: false,
};
