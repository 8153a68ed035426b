import type { SessionPlan } from './plan-sessions.ts';
import type { SampleCall, SampleTask } from './sample-task.ts';

/** The version whose layout this is. */
const VERSION = '2.1.329';
/** Characters from which pieces are cut: twice the largest mean that a scenario may state. */
const TEXT_CHARACTERS = 40_000;
const texts = new WeakMap<readonly string[], string>();

/** Words of a kind of work, one after the other. */
function textOf(words: readonly string[]): string {
  const sentence = `${words.join(' ')} `;
  const text = texts.get(words) ?? sentence.repeat(Math.ceil(TEXT_CHARACTERS / sentence.length));
  texts.set(words, text);
  return text;
}

function toIso(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The usage as Claude Code writes it, thinking within the output; `isWhole` in the last line of an answer. */
function toUsageField({ usage }: SampleCall, isWhole: boolean) {
  const { cacheWrite5mTokens: short = 0, cacheWrite1hTokens: long = 0, reasoningTokens = 0 } = usage;
  return {
    input_tokens: usage.inputTokens,
    cache_creation_input_tokens: short + long,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation: { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long },
    output_tokens: isWhole ? (usage.outputTokens ?? 0) + reasoningTokens : 1,
    service_tier: 'standard',
    ...(isWhole ? { output_tokens_details: { thinking_tokens: reasoningTokens } } : {}),
  };
}

/** Starts the transcript of a session. */
export function createTranscript({ id, kind, random }: SessionPlan) {
  const words = textOf(kind.words);
  const line = { isSidechain: false, userType: 'external', cwd: kind.project, sessionId: id, version: VERSION, gitBranch: 'main' };
  let [uuid, lines, calls] = ['', 0, 0];

  const cut = (meanCharacters: number) => words.slice(0, Math.floor(random() * 2 * meanCharacters));

  function toLine(atMs: number, fields: object): string {
    const parentUuid = uuid === '' ? null : uuid;
    lines += 1;
    uuid = `${id}-${lines}`;
    return JSON.stringify({ parentUuid, ...line, ...fields, uuid, timestamp: toIso(atMs) });
  }

  function toMessage(atMs: number, content: unknown, fields: object = {}): string {
    return toLine(atMs, { type: 'user', message: { role: 'user', content }, ...fields });
  }

  function compactionLines(atMs: number): readonly string[] {
    const metadata = { compactMetadata: { trigger: 'auto', preTokens: kind.tokens.limit } };
    return [
      toLine(atMs, { type: 'system', subtype: 'compact_boundary', content: 'Conversation compacted', ...metadata }),
      toMessage(atMs, `constructed summary ${cut(kind.text.answer)}`, { isCompactSummary: true }),
    ];
  }

  function answerLines(call: SampleCall, toolId: string): readonly string[] {
    const { model, effort, tool, endsAtMs } = call;
    const parts = [
      { type: 'thinking', thinking: cut(kind.text.thinking), signature: 'Y29uc3RydWN0ZWQ=' },
      { type: 'text', text: cut(kind.text.answer) },
      ...(tool === undefined ? [] : [{ type: 'tool_use', id: toolId, name: tool.name, input: tool.input }]),
    ];
    const message = { id: `msg_${id}_${calls}`, type: 'message', role: 'assistant', model };
    return parts.map((part, index) => {
      const isWhole = index === parts.length - 1;
      const ending = isWhole ? (tool === undefined ? 'end_turn' : 'tool_use') : null;
      const told = { content: [part], stop_reason: ending, usage: toUsageField(call, isWhole) };
      const fields = { type: 'assistant', requestId: `req_${id}_${calls}`, effort };
      return toLine(endsAtMs, { ...fields, message: { ...message, ...told } });
    });
  }

  function callLines(call: SampleCall): readonly string[] {
    calls += 1;
    const { tool, isAfterCompaction, endsAtMs } = call;
    const toolId = `toolu_${id}_${calls}`;
    const before = isAfterCompaction ? compactionLines(endsAtMs) : [];
    const answer = answerLines(call, toolId);
    if (tool === undefined) return [...before, ...answer];
    const content = `${cut(kind.text.result)}${tool.told === undefined ? '' : `\n${tool.told}`}`;
    const failure = tool.isFailed ? { is_error: true } : {};
    const result = { type: 'tool_result', tool_use_id: toolId, content, ...failure };
    return [...before, ...answer, toMessage(tool.endsAtMs, [result])];
  }

  return {
    /** Gives the lines of the next task. */
    linesOf: ({ message, askedAtMs, calls: asked }: SampleTask): readonly string[] => [
      toMessage(askedAtMs, message),
      ...asked.flatMap(callLines),
    ],
  };
}
