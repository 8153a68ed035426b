import { createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { type JsonObject, readRequest, type WireFormat } from '#wire';
import { boundCall } from './bound-call.ts';

const catalog = createCatalog();

function boundUsd(format: WireFormat, model: string, body: JsonObject): number | string {
  const whole = { model, ...body };
  const view = readRequest(format, whole, { slashCommands: false });
  const cost = boundCall(catalog, { modelId: model, view, body: whole, at: '2026-11-20' });
  return cost.status === 'priced' ? cost.costUsd : cost.reason;
}

const HELLO = [{ role: 'user', content: 'x'.repeat(1000) }];
// gpt-5.4: $2.50 in, $15 out per million tokens; 1,000 bytes of input are at most 1,000 tokens
const PLAIN = (1000 * 2.5 + 1000 * 15) / 1e6;

describe('the most that a call can cost', () => {
  it('is every byte a token, and all the output that is allowed', () => {
    const body = { max_completion_tokens: 1000, messages: HELLO };
    expect(boundUsd('openai-chat', 'gpt-5.4', body)).toBeCloseTo(PLAIN, 10);
  });

  it('counts every answer that is asked for', () => {
    const body = { max_completion_tokens: 1000, n: 100, messages: HELLO };
    expect(boundUsd('openai-chat', 'gpt-5.4', body)).toBeCloseTo((1000 * 2.5 + 100 * 1000 * 15) / 1e6, 10);
  });

  it('is at the service tier that is asked for', () => {
    const body = { max_completion_tokens: 1000, service_tier: 'priority', messages: HELLO };
    expect(boundUsd('openai-chat', 'gpt-5.4', body)).toBeCloseTo(2 * PLAIN, 10);
  });

  it('lets a prompt that may be cached be written to the dearest cache', () => {
    const text = { type: 'text', text: 'x'.repeat(1000), cache_control: { type: 'ephemeral', ttl: '1h' } };
    const body = { max_tokens: 1000, messages: [{ role: 'user', content: [text] }] };
    // claude-opus-5: $5 in, $10 into the 1 h cache, $25 out
    expect(boundUsd('anthropic-messages', 'claude-opus-5', body)).toBeCloseTo(
      (1000 * 10 + 1000 * 25) / 1e6,
      10,
    );
  });

  it.each([
    ['a file by its URL', { type: 'document', source: { type: 'url', url: 'https://example.com/a.pdf' } }],
    ['an image', { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } }],
  ])('is not known for %s', (_, block) => {
    const body = {
      max_tokens: 1000,
      messages: [{ role: 'user', content: [block, { type: 'text', text: 'Sum up.' }] }],
    };
    expect(boundUsd('anthropic-messages', 'claude-opus-5', body)).toBe('usage-unknown');
  });

  it('is not known without a cap on output', () => {
    expect(boundUsd('openai-chat', 'gpt-5.4', { messages: HELLO })).toBe('usage-unknown');
  });
});
