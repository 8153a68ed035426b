import { createLines } from './create-lines.ts';
import type { SessionPlan } from './session/plan-sessions.ts';
import type { SampleCall, SampleTask, SampleTool } from './session/sample-task.ts';

/** What is known of a call when its lines are written. */
interface Told {
  readonly call: SampleCall;
  /** Tells the call from others of all sessions. */
  readonly id: string;
}

type Lines = ReturnType<typeof createLines>;

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

function compactionLines({ kind }: SessionPlan, lines: Lines, atMs: number): readonly string[] {
  const metadata = { compactMetadata: { trigger: 'auto', preTokens: kind.tokens.limit } };
  const boundary = { type: 'system', subtype: 'compact_boundary', content: 'Conversation compacted' };
  return [
    lines.line(atMs, { ...boundary, ...metadata }),
    lines.userLine(atMs, `constructed summary ${lines.cut(kind.text.answer)}`, { isCompactSummary: true }),
  ];
}

function partsOf({ kind: { text } }: SessionPlan, lines: Lines, { call: { tool }, id }: Told) {
  return [
    { type: 'thinking', thinking: lines.cut(text.thinking), signature: 'Y29uc3RydWN0ZWQ=' },
    { type: 'text', text: lines.cut(text.answer) },
    ...(tool === undefined
      ? []
      : [{ type: 'tool_use', id: `toolu_${id}`, name: tool.name, input: tool.input }]),
  ];
}

/** An answer has a line for each of its parts. */
function answerLines(plan: SessionPlan, lines: Lines, told: Told): readonly string[] {
  const { call, id } = told;
  const { model, effort, tool, endsAtMs } = call;
  const message = { id: `msg_${id}`, type: 'message', role: 'assistant', model };
  const ending = tool === undefined ? 'end_turn' : 'tool_use';
  return partsOf(plan, lines, told).map((part, index, parts) => {
    const isWhole = index === parts.length - 1;
    const said = {
      content: [part],
      stop_reason: isWhole ? ending : null,
      usage: toUsageField(call, isWhole),
    };
    const fields = { type: 'assistant', requestId: `req_${id}`, effort };
    return lines.line(endsAtMs, { ...fields, message: { ...message, ...said } });
  });
}

/** Nothing changes in a sample: a tool that is asked for the same gives the same. */
function createResults({ kind }: SessionPlan, lines: Lines) {
  const known = new Map<string, string>();
  return ({ name, input, told }: SampleTool): string => {
    const key = JSON.stringify([name, input]);
    const result = known.get(key) ?? `${lines.cut(kind.text.result)}${told === undefined ? '' : `\n${told}`}`;
    known.set(key, result);
    return result;
  };
}

function resultLines(
  lines: Lines,
  { call: { tool }, id }: Told,
  resultOf: (tool: SampleTool) => string,
): readonly string[] {
  if (tool === undefined) return [];
  const { isFailed, endsAtMs } = tool;
  const content = resultOf(tool);
  const failure = isFailed ? { is_error: true } : {};
  return [
    lines.userLine(endsAtMs, [{ type: 'tool_result', tool_use_id: `toolu_${id}`, content, ...failure }]),
  ];
}

/** Starts the transcript of a session, in the layout of Claude Code. */
export function createTranscript(plan: SessionPlan) {
  const lines = createLines(plan);
  const resultOf = createResults(plan, lines);
  let calls = 0;

  function callLines(call: SampleCall): readonly string[] {
    calls += 1;
    const told = { call, id: `${plan.id}_${calls}` };
    return [
      ...(call.isAfterCompaction ? compactionLines(plan, lines, call.endsAtMs) : []),
      ...answerLines(plan, lines, told),
      ...resultLines(lines, told, resultOf),
    ];
  }

  return {
    /** Gives the lines of the next task. */
    linesOf: ({ message, askedAtMs, calls: made }: SampleTask): readonly string[] => [
      lines.userLine(askedAtMs, message),
      ...made.flatMap(callLines),
    ],
  };
}
