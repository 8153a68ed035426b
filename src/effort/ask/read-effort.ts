import type { Principal } from '#core';
import type { BodyEffort, RequestView } from '#wire';
import { isClientDefault } from './client-default.ts';
import { levelFromBudget } from '../level-from-budget.ts';
import { parseEffort, parseLevel, toBadValue, toTarget } from './parse-effort.ts';
import { readHeaderLimits, readHeaderTarget, type RequestHeaders } from './read-headers.ts';
import type { EffortAsk, EffortConfig, EffortTarget } from '../schema.ts';

/** Everything that may say an effort. */
export interface EffortSources {
  readonly headers: RequestHeaders;
  readonly view: RequestView;
  readonly principal: Principal;
  readonly config: EffortConfig;
}

/**
 * Finds out what the caller asked: headers, then the body's own field, then `/effort`, then the key's default, then
 * the configuration's.
 *
 * Shape   `auto` in a header or after `/effort` passes over what is weaker and leaves the defaults; a weaker place
 *         is not read, hence not judged, where a stronger one speaks
 * Throws  'unknown-effort', 'bad-request': the field, its value, what is allowed
 */
export function readEffort(sources: EffortSources): EffortAsk {
  const limits = readHeaderLimits(sources.headers);
  const asked =
    readHeaderTarget(sources.headers, sources.config) ?? readBodyTarget(sources) ?? readSlashTarget(sources);
  const target = asked === undefined || asked === 'auto' ? readDefaultTarget(sources) : asked;
  return { ...target, ...limits };
}

function readBodyTarget({ headers, view, principal, config }: EffortSources): EffortTarget | undefined {
  const { effort } = view;
  if (effort === undefined || effort.value === null || effort.value === undefined) return undefined;
  if (!principal.trustClientDefaults && isClientDefault(view, firstOf(headers['user-agent'])))
    return undefined;
  if (effort.field === 'thinking.budget_tokens') return readBudgetTarget(effort, config);
  return toTarget(parseLevel({ ...effort, saidBy: 'body' }), 'body', config);
}

function readBudgetTarget(effort: BodyEffort, config: EffortConfig): EffortTarget | undefined {
  const level = levelFromBudget(effort.value);
  if (level === 'unasked') return undefined;
  if (level !== 'invalid') return toTarget(level, 'body', config);
  throw toBadValue(
    'unknown-effort',
    { ...effort, saidBy: 'body' },
    'a whole number of tokens, or -1 to leave it to the model',
  );
}

function readSlashTarget({ view, principal, config }: EffortSources): EffortTarget | 'auto' | undefined {
  const argument = view.slashEffort?.trim();
  // `status` asks a question and changes nothing
  if (argument === undefined || !principal.slashCommands || argument.toLowerCase() === 'status')
    return undefined;
  return parseEffort({ field: '/effort', value: argument, saidBy: 'slash' }, config);
}

function readDefaultTarget({ principal, config }: EffortSources): EffortTarget {
  if (principal.defaultEffort !== undefined) return toTarget(principal.defaultEffort, 'key', config);
  const configured = config.default;
  if (configured === 'auto') return { kind: 'default' };
  if (typeof configured === 'object') return { kind: 'hold', rho: configured.hold, saidBy: 'config' };
  return toTarget(configured, 'config', config);
}

function firstOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
