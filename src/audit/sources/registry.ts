import type { AuditSource } from '#core';
import type { DeclaredSource } from '../reading/declared-source.ts';
import { anthropic } from './anthropic/source.ts';
import { callList } from './call-list/source.ts';
import { claudeCode } from './claude-code/source.ts';
import { codex } from './codex/source.ts';
import { geminiCli } from './gemini-cli/source.ts';
import { helicone } from './helicone/source.ts';
import { langfuse } from './langfuse/source.ts';
import { litellm } from './litellm/source.ts';
import { mapped } from './mapped/source.ts';
import { openai } from './openai/source.ts';
import { opencode } from './opencode/source.ts';
import { opentelemetry } from './opentelemetry/source.ts';
import { vernier } from './vernier/source.ts';

/** All sources, in the order in which they are named and in which a file is offered to them. */
export const SOURCES: readonly DeclaredSource[] = [
  claudeCode,
  codex,
  opencode,
  geminiCli,
  anthropic,
  openai,
  vernier,
  callList,
  litellm,
  langfuse,
  helicone,
  opentelemetry,
  mapped,
];

const TITLES: ReadonlyMap<AuditSource, string> = new Map(SOURCES.map(({ id, title }) => [id, title]));

/** Gives the name of a source as people know it; of one that is not declared, its id. */
export function sourceTitle(source: AuditSource): string {
  return TITLES.get(source) ?? source;
}
