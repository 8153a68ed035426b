import type { JsonObject } from '#wire';

/** What stands in a content beside text. */
export interface ContentCheck {
  /** What has no bound, and where; undefined when all of it has one. */
  readonly problem: string | undefined;
  /** Images that are in the request itself. */
  readonly images: number;
}

/** Blocks that are read as they stand: a token of them is at least one byte. */
const PLAIN_BLOCKS: ReadonlySet<unknown> = new Set([
  'text',
  'thinking',
  'redacted_thinking',
  'refusal',
  'tool_use',
]);

const BOUNDED: ContentCheck = { problem: undefined, images: 0 };
const IMAGE: ContentCheck = { problem: undefined, images: 1 };

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Shows a name of the caller's own making as far as a header can carry it. */
export function shownName(name: unknown): string {
  return typeof name === 'string' && /^[\w.-]{1,60}$/.test(name) ? name : 'a field of another name';
}

/** Checks whether the bytes of a content bound its tokens: nothing may be fetched from elsewhere or unfold upstream. */
export function checkContent(content: unknown, path: string): ContentCheck {
  if (!Array.isArray(content)) {
    const isText = typeof content === 'string' || (content ?? null) === null;
    return isText ? BOUNDED : { problem: path, images: 0 };
  }
  let images = 0;
  for (const [index, block] of content.entries()) {
    const check = checkBlock(block, `${path}.${index}`);
    if (check.problem !== undefined) return check;
    images += check.images;
  }
  return { problem: undefined, images };
}

function checkBlock(block: unknown, path: string): ContentCheck {
  if (!isObject(block)) return { problem: path, images: 0 };
  const { type } = block;
  if (PLAIN_BLOCKS.has(type)) return BOUNDED;
  if (type === 'tool_result') return checkContent(block['content'], `${path}.content`);
  if (type === 'document') return checkDocument(block, path);
  if (isImageHere(block)) return IMAGE;
  return { problem: `${shownName(type)} at ${path}`, images: 0 };
}

function isImageHere({ type, source, image_url: imageUrl }: JsonObject): boolean {
  if (type === 'image') return isObject(source) && source['type'] === 'base64';
  const url = isObject(imageUrl) ? imageUrl['url'] : imageUrl;
  return type === 'image_url' && typeof url === 'string' && url.startsWith('data:image/');
}

/** Pages of a PDF unfold: a few bytes of one can be thousands of tokens. */
function checkDocument({ source, citations }: JsonObject, path: string): ContentCheck {
  const isCited = isObject(citations) && citations['enabled'] !== false;
  if (isObject(source) && !isCited) {
    if (source['type'] === 'text') return BOUNDED;
    if (source['type'] === 'content') return checkContent(source['content'], `${path}.source.content`);
  }
  return { problem: `document at ${path}`, images: 0 };
}
