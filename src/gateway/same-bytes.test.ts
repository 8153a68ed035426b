import { describe, expect, it } from 'vitest';
import { createCallPlan } from '#core';
import { type PlanCall, runPlan } from '#execution';
import { parseBody, readRequest, type WireFormat, WIRE_PATHS } from '#wire';
import { createBody, WAYS } from './__fixtures__/call-gateway.ts';
import { upstreamProviders } from './__fixtures__/create-parts.ts';
import { answerWith, type ScriptedUpstream, startUpstream } from './__fixtures__/scripted-upstream.ts';
import { serveParts } from './__fixtures__/serve-parts.ts';
import { UPSTREAM_MODELS, WHOLE_BODIES, WHOLE_STREAMS } from './__fixtures__/upstream-answers.ts';

/** An upstream that answers every format as it is asked. */
function openUpstream(): Promise<ScriptedUpstream> {
  return startUpstream((response, request) => {
    const format = request.path === '/v1/messages' ? 'anthropic-messages' : 'openai-chat';
    const isStream = parseBody(request.body)['stream'] === true;
    answerWith(isStream ? WHOLE_STREAMS[format] : WHOLE_BODIES[format])(response, request);
  });
}

/** What a plan is asked by the gateway's own reading of a request. */
function callOf(format: WireFormat, bytes: Buffer, changes: Partial<PlanCall>): PlanCall {
  const body = parseBody(bytes);
  return {
    requestId: 'req_1',
    bytes,
    body,
    view: readRequest(format, body, { slashCommands: true }),
    headers: {},
    slashCommands: true,
    effortAsked: 'default',
    unsetEffort: 'as-sent',
    ...changes,
  };
}

/** The same request through the gateway over HTTP and through `runPlan`, and what reached the upstream. */
async function bothWays(
  format: WireFormat,
  text: string,
  {
    headers = {},
    ...plan
  }: { headers?: Record<string, string>; model: string; effort?: 'low' } & Partial<PlanCall>,
) {
  const upstream = await openUpstream();
  const { parts, origin } = await serveParts({
    providers: upstreamProviders(upstream.baseUrl),
    ladder: [UPSTREAM_MODELS['anthropic-messages'], 'claude-opus-5-5'],
  });
  const response = await fetch(`${origin}${WIRE_PATHS[format]}`, {
    method: 'POST',
    headers,
    body: text,
  });
  const { model, effort, ...changes } = plan;
  const run = await runPlan(createCallPlan(model, effort), callOf(format, Buffer.from(text), changes), parts);
  await new Promise<void>((resolve) => {
    run.body.read({ data: () => true, end: resolve, fail: () => resolve() });
  });
  await run.result();
  const [overHttp, byPlan] = upstream.requests;
  return { overHttp, byPlan, status: response.status, answer: await response.text(), upstream };
}

describe.each(WAYS)('a plan in $format (streamed: $stream)', ({ format, stream }) => {
  const model = UPSTREAM_MODELS[format];

  it('reaches the upstream with the same bytes through the gateway and through runPlan', async () => {
    const text = JSON.stringify(createBody(format, { model, stream }), null, 2);
    const { overHttp, byPlan, status, upstream } = await bothWays(format, text, { model });
    expect(status).toBe(200);
    expect(upstream.requests).toHaveLength(2);
    expect(overHttp?.body.toString()).toBe(byPlan?.body.toString());
    expect(overHttp?.path).toBe(byPlan?.path);
    const { host: _host, ...headers } = overHttp?.headers ?? {};
    expect(headers).toEqual({ ...byPlan?.headers, host: undefined });
  });

  it('does so with an effort, a slash command and a spelling of its own', async () => {
    const cap = format === 'anthropic-messages' ? 'max_tokens' : 'max_completion_tokens';
    const text = `{ "stream":${stream}, "${cap}" : 6.4e1,\n "model":"${model}", "messages":[ {"content":"/effort low\\nH\\u00e9llo \\ud83e\\uddf5", "role":"user"} ], "x": [1e3, 1.50] }`;
    const low = { model, effort: 'low' as const, effortAsked: 'low' };
    const { overHttp, byPlan, status } = await bothWays(format, text, low);
    expect(status).toBe(200);
    expect(overHttp?.body.toString()).toBe(byPlan?.body.toString());
    expect(overHttp?.body.toString()).not.toContain('/effort');
    expect(overHttp?.body.toString()).toContain('"x": [1e3, 1.50]');
  });

  it('does so for a plan that auto chose, across formats as well', async () => {
    const text = JSON.stringify(createBody(format, { stream }));
    const chosen = { model: 'claude-opus-5-5', unsetEffort: 'model-default' as const };
    const { overHttp, byPlan, status } = await bothWays(format, text, chosen);
    expect(status).toBe(200);
    expect(overHttp?.path).toBe('/v1/messages');
    expect(overHttp?.body.toString()).toBe(byPlan?.body.toString());
    expect(parseBody(overHttp?.body ?? Buffer.alloc(0))).toMatchObject({ model: 'claude-opus-5-5' });
  });
});
