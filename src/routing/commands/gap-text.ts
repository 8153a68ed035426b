/** Why rows certify nothing for all requests, and what to do. */
export function gapText(cases: number, gap: string): string {
  return (
    `these ${cases} rows do not speak for all requests that the dial was fitted on (${gap}): certify on recordings ` +
    'of every kind of work in about the mix that was fitted, or fit the dial again on recordings like these'
  );
}
