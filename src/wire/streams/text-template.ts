import type { JsonObject } from '../json/json-object.ts';
import { parseUpstreamJson } from '../answers/parse-upstream-json.ts';
import { parseBlock, toUtf8 } from './sse-event.ts';

/** Recognises further text deltas of a stream by the bytes around their text, so that they need no parsing. */
export interface TextTemplate {
  /** The spelled text, as it stands between its quotes, of a block that differs from the learned one in nothing else. */
  match(latin1: string, start: number, end: number): string | undefined;
  /** Learns the bytes around `text` in a block that was parsed in full. */
  learn(block: string, text: string): void;
  /** Forgets: something else has passed, and what is legal now must be found out by parsing. */
  forget(): void;
}

/** How often a stream is tried: one that never repeats itself (padding in each event) is not worth more. */
const MAX_FRUITLESS_LESSONS = 4;

/** A text that spells itself: no quote, no escape, no control character. */
// eslint-disable-next-line no-control-regex
const PLAIN = /^[^"\\\u0000-\u001f]*$/;

/** Where a text may begin, in the formats that are read. */
const TEXT_MARKER = /"(?:text|content)":\s*"/g;

type TextOf = (data: JsonObject) => string | undefined;

const PROBE = 'vernier-probe';

/**
 * Creates a template for one stream.
 *
 * A template is believed only after a trial: another text put in its place must be read back by `textOf`, and nothing
 * else can differ, because all other bytes are the same.
 */
export function createTextTemplate(textOf: TextOf): TextTemplate {
  let around: { readonly prefix: string; readonly suffix: string } | undefined;
  let lessonsLeft = MAX_FRUITLESS_LESSONS;
  return {
    match(latin1, start, end) {
      if (around === undefined) return undefined;
      const from = start + around.prefix.length;
      const to = end - around.suffix.length;
      if (from > to || !latin1.startsWith(around.prefix, start) || !latin1.startsWith(around.suffix, to))
        return undefined;
      const spelled = latin1.slice(from, to);
      if (!PLAIN.test(spelled) && unspell(spelled) === undefined) return undefined;
      lessonsLeft = MAX_FRUITLESS_LESSONS;
      return spelled;
    },
    learn(block, text) {
      if (lessonsLeft === 0) return;
      lessonsLeft -= 1;
      around = findAround(block, text).find(({ prefix, suffix }) =>
        isSound(`${prefix}${PROBE}${suffix}`, textOf),
      );
    },
    forget() {
      around = undefined;
    },
  };
}

/** Reads a spelled text: what JSON calls the inside of a string. Undefined when it is none. */
export function unspell(spelled: string): string | undefined {
  const utf8 = toUtf8(spelled);
  if (PLAIN.test(utf8)) return utf8;
  try {
    const text: unknown = JSON.parse(`"${utf8}"`);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function findAround(
  block: string,
  text: string,
): readonly { readonly prefix: string; readonly suffix: string }[] {
  return [...block.matchAll(TEXT_MARKER)].flatMap((marker) => {
    const from = marker.index + marker[0].length;
    const to = closingQuote(block, from);
    if (unspell(block.slice(from, to)) !== text) return [];
    return [{ prefix: block.slice(0, from), suffix: block.slice(to) }];
  });
}

function closingQuote(block: string, from: number): number {
  let index = from;
  while (index < block.length && block[index] !== '"') index += block[index] === '\\' ? 2 : 1;
  return index;
}

function isSound(block: string, textOf: TextOf): boolean {
  const event = parseBlock(block);
  return event !== undefined && textOf(parseUpstreamJson(event.data)) === PROBE;
}
