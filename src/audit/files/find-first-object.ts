const LINE_FEED = 0x0a;
/** So begins one JSON document over several lines, whose inner lines are no lines of their own. */
const DOCUMENT = /^\s*(?:\{\s*$|\[\s*(?:$|\{))/u;
const OBJECT = /^\s*\{\s*"/u;

function isObjectLine(line: string, isWhole: boolean): boolean {
  if (!OBJECT.test(line)) return false;
  // a line that is longer than what was read can only begin like one
  if (!isWhole) return true;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds where the first line begins that is a JSON object, so that rubbish before it hides no transcript.
 *
 * Shape   the beginning of a file → an offset in it; 0 for what has no such line, or is one document
 */
export function findFirstObject(bytes: Buffer): number {
  let isFirst = true;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.toString('utf8', start, end);
    if (isObjectLine(line, found !== -1)) return start;
    if (isFirst && DOCUMENT.test(line)) return 0;
    isFirst &&= line.trim() === '';
    start = end + 1;
  }
  return 0;
}
