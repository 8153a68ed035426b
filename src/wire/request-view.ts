import type { WireFormat } from './wire-format.ts';

/** An effort as the body says it, before anybody judges it. */
export interface BodyEffort {
  readonly field: 'output_config.effort' | 'thinking.budget_tokens' | 'reasoning_effort';
  readonly value: unknown;
}

/** What Vernier reads of a request: enough to choose a plan and to estimate its cost, in the same words for every format. */
export interface RequestView {
  readonly format: WireFormat;
  /** What the caller wrote as `model`. */
  readonly model: string;
  readonly stream: boolean;
  /** All text of the newest user turn, without a slash command: what features see. Equal in every format. */
  readonly text: string;
  /** All system text; empty when there is none. */
  readonly systemText: string;
  /** Messages of the conversation, without system messages; results of tools count apart from what a user said. */
  readonly messageCount: number;
  /** UTF-8 bytes of all text in the request (tools and tool results included, images not), to estimate input tokens. */
  readonly inputBytes: number;
  /** The caller's cap on output tokens; absent when it set none. */
  readonly maxOutputTokens?: number;
  /** What a plan must be able to carry. */
  readonly needs: { readonly tools: boolean; readonly images: boolean; readonly schema: boolean };
  readonly effort?: BodyEffort;
  /** The argument of `/effort …` in the newest user message that has one; `/effort` lines are recognised only when asked. */
  readonly slashEffort?: string;
  /** Present when the newest user message is nothing but a slash command: there is nothing to send upstream. */
  readonly isCommandOnly?: true;
  /** The conversation, when the body names one (`metadata.user_id`'s session, `prompt_cache_key`). */
  readonly sessionKey?: string;
}
