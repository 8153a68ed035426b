import { upstreamMalformed } from '../errors/upstream-error.ts';

/** One server-sent event. */
export interface SseEvent {
  readonly name?: string;
  readonly data: string;
}

/** Only ASCII, where Latin-1 and UTF-8 are the same. */
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** A line: the name of its field, and its value without one leading space. */
const FIELD = /^([^:]*)(?:: ?(.*))?$/s;

/** Empty lines and comments have no name; ids and retry times concern reconnection, which no format here knows. */
const IGNORED_FIELDS: ReadonlySet<string> = new Set(['', 'id', 'retry']);

/** Reads bytes that were decoded as Latin-1 (one character a byte, so that positions agree) as the UTF-8 that they are. */
export function toUtf8(latin1: string): string {
  return ASCII.test(latin1) ? latin1 : Buffer.from(latin1, 'latin1').toString('utf8');
}

/** Returns the index after the blank line that ends the block at `from`; -1 when it has not come yet. */
export function findBlockEnd(latin1: string, from: number, hasReturns: boolean): number {
  if (hasReturns) return findBlockEndWithReturns(latin1, from);
  const blankLine = latin1.indexOf('\n\n', from);
  return blankLine === -1 ? -1 : blankLine + 2;
}

/**
 * Parses one block, up to and with its blank line.
 *
 * Shape   undefined for a block without data, such as a comment
 * Throws  'upstream-malformed' for a line that is no field of a server-sent event
 * Source  https://html.spec.whatwg.org/multipage/server-sent-events.html, stricter: it would ignore such a line
 */
export function parseBlock(latin1: string): SseEvent | undefined {
  return parsePlainBlock(latin1) ?? parseAnyBlock(toUtf8(latin1));
}

/** The form that the known providers send: an optional name, one line of data. */
function parsePlainBlock(latin1: string): SseEvent | undefined {
  const isNamed = latin1.startsWith('event: ');
  const dataAt = isNamed ? latin1.indexOf('\n') + 1 : 0;
  if (!latin1.startsWith('data: ', dataAt)) return undefined;
  const end = latin1.indexOf('\n', dataAt);
  if (end !== latin1.length - 2 || latin1.includes('\r')) return undefined;
  const data = toUtf8(latin1.slice(dataAt + 6, end));
  return isNamed ? { name: latin1.slice(7, dataAt - 1), data } : { data };
}

/** Any block that the specification of server-sent events allows: comments, several lines of data, any line end. */
function parseAnyBlock(block: string): SseEvent | undefined {
  const data: string[] = [];
  let name = '';
  for (const line of block.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const [, field = '', value = ''] = FIELD.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    else if (!IGNORED_FIELDS.has(field))
      throw upstreamMalformed('a line that is no field of a server-sent event');
  }
  if (data.length === 0) return undefined;
  return { data: data.join('\n'), ...(name === '' ? {} : { name }) };
}

/** Lines may end in CR, LF or both; a CR at the very end waits for what follows it. */
function findBlockEndWithReturns(latin1: string, from: number): number {
  let lineStart = from;
  for (let index = from; index < latin1.length; index += 1) {
    const character = latin1[index];
    if (character !== '\n' && character !== '\r') continue;
    if (character === '\r' && index + 1 === latin1.length) return -1;
    const isPair = character === '\r' && latin1[index + 1] === '\n';
    const next = index + (isPair ? 2 : 1);
    if (index === lineStart) return next;
    lineStart = next;
    index = next - 1;
  }
  return -1;
}
