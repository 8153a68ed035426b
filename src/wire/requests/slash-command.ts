import type { ContentBlock } from './read-content.ts';

/** A `/effort` line found at the top of a user message. */
export interface SlashCommand {
  /** What stands after `/effort`; empty when nothing does. Not judged here. */
  readonly argument: string;
  /** Which block of the content begins with it. */
  readonly blockIndex: number;
  /** The block's text without the line. */
  readonly rest: string;
  /** What is left to send: the message, the message without this block, or nothing at all. */
  readonly leaves: 'text' | 'other-blocks' | 'nothing';
}

/** One word after the command at most: a sentence that begins with "/effort" is a sentence. */
const COMMAND_LINE = /^\/effort(?:[ \t]+([^\s]+))?[ \t]*(?:\r\n|\n|\r|$)/;

/** Finds a slash command: the first line of a user message's first text. */
export function findSlashCommand(blocks: readonly ContentBlock[]): SlashCommand | undefined {
  const blockIndex = blocks.findIndex((block) => block.text !== undefined);
  const text = blocks[blockIndex]?.text;
  if (text === undefined || !text.startsWith('/effort')) return undefined;
  const match = COMMAND_LINE.exec(text);
  if (match === null) return undefined;
  const rest = text.slice(match[0].length);
  return { argument: match[1] ?? '', blockIndex, rest, leaves: leftover(rest, blocks.length) };
}

function leftover(rest: string, blockCount: number): SlashCommand['leaves'] {
  // a text of white space only is refused upstream
  if (rest.trim() !== '') return 'text';
  return blockCount > 1 ? 'other-blocks' : 'nothing';
}
