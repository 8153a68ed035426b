import { describeShape } from '../json/describe-value.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { NeutralMessage } from '../neutral-request.ts';
import { badField } from './check-field.ts';
import { TEXT_SEPARATOR } from './compose-view.ts';
import { type ContentBlock, readContent } from './read-content.ts';
import { type FieldRules, notCarried, refuseOtherFields } from './refuse-fields.ts';

/** Reads a number in a range; absent and null mean none. */
export function readNumber(body: JsonObject, field: string, maximum: number): number | undefined {
  const value = body[field] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0 && value <= maximum) return value;
  throw badField({ field, received: describeShape(value), allowed: `a number from 0 to ${maximum}` });
}

/** Reads stop sequences: a text or an array of texts; absent and null mean none. */
export function readStops(body: JsonObject, field: string): readonly string[] {
  const value = body[field] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((stop) => {
    if (typeof stop === 'string') return stop;
    throw badField({ field, received: describeShape(stop), allowed: 'texts' });
  });
}

/**
 * Reads a content that must be text only, as one text.
 *
 * Throws  'not-carried' with the path and type of the first block that is no text
 */
export function readTextOnly(content: unknown, field: string, rules: FieldRules): string {
  const blocks = readContent(content, field);
  for (const [index, block] of blocks.entries()) refuseOtherBlocks(block, `${field}.${index}`, rules);
  return blocks.map((block) => block.text ?? '').join(TEXT_SEPARATOR);
}

/** Refuses a conversation that ends on the assistant's words: the formats disagree on who goes on writing them. */
export function refusePrefill(messages: readonly NeutralMessage[]): void {
  if (messages.at(-1)?.role === 'assistant') {
    throw notCarried(
      'messages',
      'end with an assistant message (a prefill), which is not carried to another format',
    );
  }
}

function refuseOtherBlocks(block: ContentBlock, field: string, rules: FieldRules): void {
  if (block.type !== 'text') throw notCarried(`${field} (${block.type.slice(0, 40)})`);
  refuseOtherFields(block.source, rules, `${field}.`);
}
