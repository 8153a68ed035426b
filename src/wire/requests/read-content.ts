import { describeShape } from '../json/describe-value.ts';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';
import { badField } from './check-field.ts';

/** One block of a message's content; a content that is one text is one block. */
export interface ContentBlock {
  readonly type: string;
  /** Present for text blocks. */
  readonly text?: string;
  /** The block as it was sent; for a content that is one text, an empty object. */
  readonly source: JsonObject;
}

/**
 * Reads the content of a message: a text, or an array of blocks that each name their type.
 *
 * Throws  'bad-request' with the path of the block; block types that are not known are left to the upstream
 */
export function readContent(content: unknown, field: string): readonly ContentBlock[] {
  if (typeof content === 'string') return [{ type: 'text', text: content, source: {} }];
  if (Array.isArray(content)) return content.map((block, index) => readBlock(block, `${field}.${index}`));
  throw badField({
    field,
    received: describeShape(content),
    allowed: 'a text or an array of content blocks',
  });
}

function readBlock(block: unknown, field: string): ContentBlock {
  if (!isJsonObject(block)) {
    throw badField({ field, received: describeShape(block), allowed: 'an object with a type' });
  }
  const { type, text } = block;
  if (typeof type !== 'string' || type === '') {
    throw badField({
      field: `${field}.type`,
      received: describeShape(type),
      allowed: 'a type such as "text"',
    });
  }
  if (type !== 'text') return { type, source: block };
  if (typeof text === 'string') return { type, text, source: block };
  throw badField({ field: `${field}.text`, received: describeShape(text), allowed: 'a text' });
}

/** The texts of blocks, in order. */
export function textsOf(blocks: readonly ContentBlock[]): readonly string[] {
  return blocks.flatMap((block) => (block.text === undefined ? [] : [block.text]));
}
