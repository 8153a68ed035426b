import type { Source } from '../figures/interval.ts';

/** What is asked, and where on the dial. */
export interface Question {
  readonly text: string;
  /** Dial position in [0,1]. */
  readonly position: number;
  readonly signal: AbortSignal;
}

/** An answer with what its headers say of it. */
export interface ShownAnswer {
  readonly text: string;
  /** Where its words come from, as the gateway says it; undefined where it does not. */
  readonly source: Source | undefined;
  readonly model: string;
  readonly decisionId: string | undefined;
  /** What was asked of the dial and what was sent to the model. */
  readonly effort: string;
  /** Undefined where the answer has no price. */
  readonly costUsd: number | undefined;
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
  /** Milliseconds from the click to the last byte, as counted by this page. */
  readonly elapsedMs: number;
}

/** What is read of an answer in Anthropic's format; everything may be missing. */
interface MessageBody {
  readonly content?: readonly { readonly type?: string; readonly text?: string }[];
  readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number };
}

const SOURCES: readonly Source[] = ['measured', 'recorded', 'modelled', 'simulated'];

function sourceOf(text: string | null): Source | undefined {
  return SOURCES.find((source) => source === text);
}

function numberOf(text: string | null): number | undefined {
  const number = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Reads an answer of the gateway: the text and the headers that explain it. */
export async function readAnswer(response: Response, elapsedMs: () => number): Promise<ShownAnswer> {
  const body: MessageBody = await response.json();
  const { headers } = response;
  return {
    text: (body.content ?? []).map((part) => part.text ?? '').join(''),
    source: sourceOf(headers.get('x-vernier-source')),
    model: headers.get('x-vernier-model') ?? '',
    decisionId: headers.get('x-vernier-decision') ?? undefined,
    effort: headers.get('x-vernier-effort') ?? '',
    costUsd: numberOf(headers.get('x-vernier-cost-usd')),
    inputTokens: body.usage?.input_tokens,
    outputTokens: body.usage?.output_tokens,
    elapsedMs: elapsedMs(),
  };
}
