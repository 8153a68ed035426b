import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import type { Ask } from './asks.ts';

/** What came back over HTTP. */
interface Served {
  readonly model: string;
  readonly text: string;
  readonly decisionId: string;
}

/** One of the four ways to call: an unmodified SDK, streamed or not. */
export interface Caller {
  readonly name: string;
  send(prompt: string, ask: Ask): Promise<Served>;
}

const MAX_TOKENS = 4096;

function headersOf({ hold }: Ask): Record<string, string> {
  return hold === undefined ? {} : { 'x-vernier-hold': String(hold) };
}

function servedFrom(headers: Headers, text: string): Served {
  return {
    model: headers.get('x-vernier-model') ?? '',
    text,
    decisionId: headers.get('x-vernier-decision') ?? '',
  };
}

function anthropicBody(prompt: string, { level }: Ask) {
  return {
    model: 'auto',
    max_tokens: MAX_TOKENS,
    messages: [{ role: 'user' as const, content: prompt }],
    ...(level === undefined ? {} : { output_config: { effort: level } }),
  };
}

function anthropicCallers(baseURL: string): Caller[] {
  const client = new Anthropic({ baseURL, apiKey: 'not-needed', maxRetries: 0 });
  return [
    {
      name: '@anthropic-ai/sdk',
      async send(prompt, ask) {
        const call = client.messages.create(anthropicBody(prompt, ask), { headers: headersOf(ask) });
        const { data, response } = await call.withResponse();
        return servedFrom(
          response.headers,
          data.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
        );
      },
    },
    {
      name: '@anthropic-ai/sdk, streamed',
      async send(prompt, ask) {
        const stream = client.messages.stream(anthropicBody(prompt, ask), { headers: headersOf(ask) });
        const { response } = await stream.withResponse();
        const message = await stream.finalMessage();
        return servedFrom(
          response.headers,
          message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
        );
      },
    },
  ];
}

function openaiBody(prompt: string, { level }: Ask) {
  return {
    model: 'auto',
    max_completion_tokens: MAX_TOKENS,
    messages: [{ role: 'user' as const, content: prompt }],
    ...(level === undefined ? {} : { reasoning_effort: level }),
  };
}

function openaiCallers(origin: string): Caller[] {
  const client = new OpenAI({ baseURL: `${origin}/v1`, apiKey: 'not-needed', maxRetries: 0 });
  return [
    {
      name: 'openai',
      async send(prompt, ask) {
        const call = client.chat.completions.create(openaiBody(prompt, ask), { headers: headersOf(ask) });
        const { data, response } = await call.withResponse();
        return servedFrom(response.headers, data.choices[0]?.message.content ?? '');
      },
    },
    {
      name: 'openai, streamed',
      async send(prompt, ask) {
        const body = { ...openaiBody(prompt, ask), stream: true as const };
        const { data, response } = await client.chat.completions
          .create(body, { headers: headersOf(ask) })
          .withResponse();
        let text = '';
        for await (const chunk of data) text += chunk.choices[0]?.delta.content ?? '';
        return servedFrom(response.headers, text);
      },
    },
  ];
}

/** The two official SDKs, each streamed and not, against one gateway. */
export function createCallers(origin: string): Caller[] {
  return [...anthropicCallers(origin), ...openaiCallers(origin)];
}
