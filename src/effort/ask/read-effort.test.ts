import { describe, expect, it } from 'vitest';
import { type ErrorCode, type Principal, VernierError } from '#core';
import type { BodyEffort, RequestView } from '#wire';
import { EffortConfig } from '../schema.ts';
import { type EffortSources, readEffort } from './read-effort.ts';
import type { RequestHeaders } from './read-headers.ts';

const VIEW: RequestView = {
  format: 'anthropic-messages',
  model: 'auto',
  stream: false,
  text: 'hi',
  systemText: '',
  messageCount: 1,
  inputBytes: 2,
  needs: { tools: false, images: false, schema: false },
};

const PRINCIPAL: Principal = {
  version: 1,
  name: 'local',
  explicitModels: 'pinned',
  slashCommands: true,
  trustClientDefaults: false,
};

interface Given {
  readonly headers?: RequestHeaders;
  readonly view?: Partial<RequestView>;
  readonly principal?: Partial<Principal>;
  readonly config?: unknown;
}

function toSources({ headers = {}, view = {}, principal = {}, config = {} }: Given): EffortSources {
  return {
    headers,
    view: { ...VIEW, ...view },
    principal: { ...PRINCIPAL, ...principal },
    config: EffortConfig.parse(config),
  };
}

function read(given: Given) {
  return readEffort(toSources(given));
}

function failureOf(given: Given): { code: ErrorCode; message: string } {
  try {
    read(given);
  } catch (error) {
    if (error instanceof VernierError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was thrown');
}

const bodyEffort = (value: unknown, field: BodyEffort['field'] = 'output_config.effort') => ({
  field,
  value,
});

describe('who is heard', () => {
  const everybody = {
    headers: { 'x-vernier-effort': 'max' },
    view: { effort: bodyEffort('xhigh'), slashEffort: 'high' },
    principal: { defaultEffort: 'medium' },
    config: { default: 'low' },
  } as const;

  it.each<{ name: string; given: Given; said: string; saidBy: string }>([
    { name: 'the header before all others', given: everybody, said: 'max', saidBy: 'header' },
    { name: 'then the body', given: { ...everybody, headers: {} }, said: 'xhigh', saidBy: 'body' },
    {
      name: 'then the slash command',
      given: { ...everybody, headers: {}, view: { slashEffort: 'high' } },
      said: 'high',
      saidBy: 'slash',
    },
    {
      name: "then the key's default",
      given: { ...everybody, headers: {}, view: {} },
      said: 'medium',
      saidBy: 'key',
    },
    {
      name: "then the configuration's default",
      given: { config: { default: 'low' } },
      said: 'low',
      saidBy: 'config',
    },
  ])('$name', ({ given, said, saidBy }) => {
    expect(read(given)).toMatchObject({ kind: 'position', said, saidBy });
  });

  it('asks nothing when nobody says anything', () => {
    expect(read({})).toEqual({ kind: 'default' });
  });

  it('does not judge a weaker place where a stronger one speaks', () => {
    const view = { effort: bodyEffort('turbo'), slashEffort: 'warp' };
    expect(read({ headers: { 'x-vernier-effort': 'low' }, view })).toMatchObject({ said: 'low' });
  });

  it('passes with auto over the body and the slash command to the defaults', () => {
    const headers = { 'x-vernier-effort': 'auto' };
    expect(read({ ...everybody, headers })).toMatchObject({ said: 'medium', saidBy: 'key' });
    expect(read({ view: { slashEffort: 'auto' } })).toEqual({ kind: 'default' });
  });

  it('takes a promise from the configuration', () => {
    expect(read({ config: { default: { hold: 0.97 } } })).toEqual({
      kind: 'hold',
      rho: 0.97,
      saidBy: 'config',
    });
  });
});

describe('headers', () => {
  it.each([
    ['low', 0.25],
    [' High ', 0.75],
    ['0', 0],
    ['1', 1],
    ['0.62', 0.62],
    ['.5', 0.5],
  ])('take the effort %j as position %d', (value, position) => {
    expect(read({ headers: { 'x-vernier-effort': value } })).toMatchObject({ kind: 'position', position });
  });

  it('let a promise beat an effort, because it says more', () => {
    const headers = { 'x-vernier-hold': '0.95', 'x-vernier-effort': 'low' };
    expect(read({ headers })).toEqual({ kind: 'hold', rho: 0.95, saidBy: 'header' });
  });

  it('carry budget, deadline, mode and task beside any target', () => {
    const headers = {
      'x-vernier-budget-usd': '0.05',
      'x-vernier-deadline-ms': ['2000'],
      'x-vernier-mode': 'checked',
      'x-vernier-task': 'intake/triage',
    };
    expect(read({ headers })).toEqual({
      kind: 'default',
      budgetUsd: 0.05,
      deadlineMs: 2000,
      mode: 'checked',
      task: 'intake/triage',
    });
  });

  it.each<[string, string | readonly string[], ErrorCode, string]>([
    ['x-vernier-effort', 'turbo', 'unknown-effort', 'minimal'],
    ['x-vernier-effort', '', 'unknown-effort', '""'],
    ['x-vernier-effort', '1.01', 'unknown-effort', 'from 0 to 1'],
    ['x-vernier-effort', '-0.5', 'unknown-effort', 'from 0 to 1'],
    ['x-vernier-effort', '0x1', 'unknown-effort', '0x1'],
    ['x-vernier-effort', ['low', 'high'], 'bad-request', 'once'],
    ['x-vernier-hold', '1', 'bad-request', 'below 1'],
    ['x-vernier-hold', '97%', 'bad-request', '97%'],
    ['x-vernier-budget-usd', '0', 'bad-request', 'above 0'],
    ['x-vernier-budget-usd', '$1', 'bad-request', '$1'],
    ['x-vernier-deadline-ms', '1.5', 'bad-request', 'whole milliseconds'],
    ['x-vernier-mode', 'fast', 'bad-request', 'direct, checked'],
    ['x-vernier-task', 'a\u0000b', 'bad-request', 'label'],
  ])('refuse %s: %j and say what is allowed', (...[name, value, code, says]) => {
    const failure = failureOf({ headers: { [name]: value } });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(name);
    expect(failure.message).toContain(says);
  });

  it('judge a bad effort even beside a promise', () => {
    const headers = { 'x-vernier-hold': '0.95', 'x-vernier-effort': 'turbo' };
    expect(failureOf({ headers }).code).toBe('unknown-effort');
  });

  it('cut a long value short in the message', () => {
    const { message } = failureOf({ headers: { 'x-vernier-effort': 'x'.repeat(5_000) } });
    expect(message.length).toBeLessThan(220);
  });
});

describe("the body's own field", () => {
  it.each<[BodyEffort['field'], unknown, string]>([
    ['output_config.effort', 'xhigh', 'xhigh'],
    ['reasoning_effort', 'minimal', 'minimal'],
    ['thinking.budget_tokens', 4_096, 'medium'],
    ['thinking.budget_tokens', 32_000, 'max'],
  ])('%s: %j asks for %s', (field, value, said) => {
    expect(read({ view: { effort: bodyEffort(value, field) } })).toMatchObject({ said, saidBy: 'body' });
  });

  it.each<[BodyEffort['field'], unknown]>([
    ['output_config.effort', null],
    ['reasoning_effort', null],
    ['thinking.budget_tokens', -1],
  ])('%s: %j asks nothing', (field, value) => {
    expect(read({ view: { effort: bodyEffort(value, field) } })).toEqual({ kind: 'default' });
  });

  it.each<[BodyEffort['field'], unknown]>([
    ['output_config.effort', 'turbo'],
    ['output_config.effort', 0.5],
    ['reasoning_effort', { level: 'low' }],
    ['thinking.budget_tokens', -7],
    ['thinking.budget_tokens', 'lots'],
  ])('%s: %j is refused by name', (field, value) => {
    const failure = failureOf({ view: { effort: bodyEffort(value, field) } });
    expect(failure).toMatchObject({ code: 'unknown-effort' });
    expect(failure.message).toContain(field);
  });
});

describe('an effort that the client sends by its own default', () => {
  const headers = { 'user-agent': 'claude-cli/2.1.329 (external, cli)' };

  it.each<[string, BodyEffort]>([
    ['claude-opus-5-5', bodyEffort('medium')],
    ['auto', bodyEffort('high')],
    ['claude-opus-4-7', bodyEffort('xhigh')],
    ['claude-sonnet-4-5', bodyEffort(31_999, 'thinking.budget_tokens')],
  ])('does not move the dial: Claude Code with %s, %j', (model, effort) => {
    expect(read({ headers, view: { model, effort } })).toEqual({ kind: 'default' });
  });

  it('moves it where the key trusts such defaults', () => {
    const given = { headers, view: { effort: bodyEffort('high') }, principal: { trustClientDefaults: true } };
    expect(read(given)).toMatchObject({ said: 'high', saidBy: 'body' });
  });

  it('is an ask when it differs from the default of that model', () => {
    const view = { model: 'claude-opus-5-5', effort: bodyEffort('high') };
    expect(read({ headers, view })).toMatchObject({ said: 'high', saidBy: 'body' });
  });

  it('is an ask when another client sends it', () => {
    const given = { headers: { 'user-agent': 'my-app/1.0' }, view: { effort: bodyEffort('high') } };
    expect(read(given)).toMatchObject({ said: 'high', saidBy: 'body' });
  });

  it('leaves the word to the slash command', () => {
    const view = { effort: bodyEffort('high'), slashEffort: 'low' };
    expect(read({ headers, view })).toMatchObject({ said: 'low', saidBy: 'slash' });
  });
});

describe('/effort', () => {
  it('takes a level, a number, and asks nothing by status', () => {
    expect(read({ view: { slashEffort: 'low' } })).toMatchObject({ position: 0.25, saidBy: 'slash' });
    expect(read({ view: { slashEffort: ' 0.3 ' } })).toMatchObject({ position: 0.3, said: '0.3' });
    expect(read({ view: { slashEffort: 'status' } })).toEqual({ kind: 'default' });
  });

  it('is plain text for keys without slash commands', () => {
    const given = { view: { slashEffort: 'turbo' }, principal: { slashCommands: false } };
    expect(read(given)).toEqual({ kind: 'default' });
  });

  it('is refused when it is no effort', () => {
    expect(failureOf({ view: { slashEffort: 'turbo' } })).toMatchObject({ code: 'unknown-effort' });
  });
});
