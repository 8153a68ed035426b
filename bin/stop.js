/** Ends the process with one line that says what happened and what to do. */
export function stop(line) {
  process.stderr.write(`vernier: ${line}\n`);
  process.exit(1);
}
