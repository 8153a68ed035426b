import type { BodyEffort, RequestView } from '../request-view.ts';
import type { WireFormat } from '../wire-format.ts';
import { isJsonObject } from '../json/json-object.ts';
import { type ContentBlock, textsOf } from './read-content.ts';
import { findSlashCommand, type SlashCommand } from './slash-command.ts';
import { textBytes } from './text-bytes.ts';

/** A message as every format's reader hands it over. */
export interface ReadMessage {
  /** `tool` for what only returns results of tools, in whichever role the format says it. */
  readonly role: 'user' | 'assistant' | 'system' | 'tool';
  readonly blocks: readonly ContentBlock[];
  /** Bytes of the tool calls that stand beside the content; absent when there are none. */
  readonly toolCallBytes?: number;
  /** Whether the same message also returned results of tools, so that it is never a command alone. */
  readonly hasResults?: true;
}

/** What a format's reader found, before the parts that are equal for all formats. */
export interface ReadParts {
  readonly format: WireFormat;
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly ReadMessage[];
  /** System text outside the messages. */
  readonly systemTexts: readonly string[];
  readonly tools: readonly unknown[];
  readonly needsSchema: boolean;
  readonly maxOutputTokens?: number | undefined;
  readonly effort?: BodyEffort | undefined;
  readonly sessionKey?: string | undefined;
}

/** Blocks that only a model with eyes can read. */
const IMAGE_TYPES: ReadonlySet<string> = new Set(['image', 'document', 'image_url', 'file']);

/** Blocks that speak of tools. */
const TOOL_TYPES: ReadonlySet<string> = new Set(['tool_use', 'tool_result', 'server_tool_use']);

/** Texts of one turn are joined by a line end, however the format cuts them into blocks and messages. */
export const TEXT_SEPARATOR = '\n';

/** Composes the view from what a format's reader found: the newest turn, the slash commands, the sizes. */
export function composeView(parts: ReadParts, options: { readonly slashCommands: boolean }): RequestView {
  const { messages, slashEffort, isCommandOnly } = options.slashCommands
    ? withoutCommands(parts.messages)
    : { messages: parts.messages, slashEffort: undefined, isCommandOnly: false };
  const blocks = messages.flatMap((message) => message.blocks);
  const systemTexts = [
    ...parts.systemTexts,
    ...messages.filter(isSystem).flatMap((message) => textsOf(message.blocks)),
  ];
  return {
    format: parts.format,
    model: parts.model,
    stream: parts.stream,
    text: isCommandOnly ? '' : newestTurnText(messages),
    systemText: systemTexts.join(TEXT_SEPARATOR),
    messageCount: messages.filter((message) => message.role !== 'system').length,
    inputBytes: inputBytes(parts, messages),
    needs: {
      tools: parts.tools.length > 0 || messages.some(speaksOfTools),
      images: blocks.some(hasImage),
      schema: parts.needsSchema,
    },
    ...(parts.maxOutputTokens === undefined ? {} : { maxOutputTokens: parts.maxOutputTokens }),
    ...(parts.effort === undefined ? {} : { effort: parts.effort }),
    ...(slashEffort === undefined ? {} : { slashEffort }),
    ...(isCommandOnly ? { isCommandOnly } : {}),
    ...(parts.sessionKey === undefined ? {} : { sessionKey: parts.sessionKey }),
  };
}

/** What is in force after a command; `status` only asks, and changes nothing that was said before it. */
function newestEffort(before: string | undefined, command: SlashCommand | undefined): string | undefined {
  if (command === undefined) return before;
  return command.argument === 'status' ? (before ?? command.argument) : command.argument;
}

/** The messages as `slashCommandEdits` leaves them, and the newest command. */
function withoutCommands(messages: readonly ReadMessage[]) {
  const kept: ReadMessage[] = [];
  let slashEffort: string | undefined;
  let isCommandOnly = false;
  let skipsReply = false;
  for (const message of messages) {
    const command = message.role === 'user' ? findSlashCommand(message.blocks) : undefined;
    const isAlone = command?.leaves === 'nothing' && message.hasResults !== true;
    if (message.role === 'user') isCommandOnly = isAlone;
    slashEffort = newestEffort(slashEffort, command);
    const isReply = skipsReply && message.role === 'assistant';
    skipsReply = isAlone;
    if (!isReply) kept.push(...withoutCommand(message, command));
  }
  return { messages: kept, slashEffort, isCommandOnly };
}

/** The message without its command line; none when that leaves nothing of it. */
function withoutCommand(message: ReadMessage, command: SlashCommand | undefined): readonly ReadMessage[] {
  if (command === undefined) return [message];
  const { blockIndex, rest, leaves } = command;
  if (leaves === 'nothing') return [];
  if (leaves === 'other-blocks') return [{ ...message, blocks: message.blocks.toSpliced(blockIndex, 1) }];
  const blocks = message.blocks.map((block, index) =>
    index === blockIndex ? { ...block, text: rest } : block,
  );
  return [{ ...message, blocks }];
}

/** A turn is what a user said since a model or a tool last spoke; results of tools say nothing new. */
function newestTurnText(messages: readonly ReadMessage[]): string {
  const turn: (readonly string[])[] = [];
  for (const message of messages.toReversed()) {
    if (message.role === 'user') turn.push(textsOf(message.blocks));
    else if (message.role !== 'system' && turn.length > 0) break;
  }
  // newest first until here: putting each in front would take minutes for a body of many messages
  return turn.toReversed().flat().join(TEXT_SEPARATOR);
}

function inputBytes(parts: ReadParts, messages: readonly ReadMessage[]): number {
  let bytes = textBytes(parts.systemTexts) + textBytes(parts.tools);
  for (const message of messages) {
    bytes += message.toolCallBytes ?? 0;
    for (const block of message.blocks)
      bytes += block.text === undefined ? textBytes(block.source) : textBytes(block.text);
  }
  return bytes;
}

function isSystem(message: ReadMessage): boolean {
  return message.role === 'system';
}

function speaksOfTools(message: ReadMessage): boolean {
  if (message.role === 'tool' || message.toolCallBytes !== undefined) return true;
  return message.blocks.some((block) => TOOL_TYPES.has(block.type));
}

function hasImage(block: ContentBlock): boolean {
  if (IMAGE_TYPES.has(block.type)) return true;
  const inner = block.source['content'];
  return block.type === 'tool_result' && Array.isArray(inner) && inner.some(isImage);
}

function isImage(item: unknown): boolean {
  return isJsonObject(item) && typeof item['type'] === 'string' && IMAGE_TYPES.has(item['type']);
}
