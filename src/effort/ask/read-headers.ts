import { ServingMode } from '#core';
import { parseDecimal, parseEffort, type Said, toBadValue } from './parse-effort.ts';
import { type EffortConfig, type EffortLimits, type EffortTarget, HoldShare } from '../schema.ts';

/** Request headers with lower-case names, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const TASK_LABEL = /^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,99}$/;

/**
 * Reads the dial's headers.
 *
 * Shape   `x-vernier-hold` beats `x-vernier-effort`, because a promise says more than a wish; both are checked
 * Throws  'unknown-effort' for a bad effort, 'bad-request' for a bad promise or one header given twice
 */
export function readHeaderTarget(
  headers: RequestHeaders,
  config: EffortConfig,
): EffortTarget | 'auto' | undefined {
  const effort = readHeader(headers, 'x-vernier-effort');
  const target = effort === undefined ? undefined : parseEffort(effort, config);
  const rho = readNumber(headers, 'x-vernier-hold', {
    allowed: 'a number above 0 and below 1, such as 0.97 (for the top plan itself: x-vernier-effort: max)',
    isAllowed: (value) => HoldShare.safeParse(value).success,
  });
  return rho === undefined ? target : { kind: 'hold', rho, saidBy: 'header' };
}

/**
 * Reads the headers that stand beside the dial: budget, deadline, mode, task.
 *
 * Throws  'bad-request' for a bad value or one header given twice
 */
export function readHeaderLimits(headers: RequestHeaders): EffortLimits {
  const budgetUsd = readNumber(headers, 'x-vernier-budget-usd', {
    allowed: 'US dollars above 0, such as 0.05',
    isAllowed: (value) => value > 0,
  });
  const deadlineMs = readNumber(headers, 'x-vernier-deadline-ms', {
    allowed: 'whole milliseconds above 0, such as 2000',
    isAllowed: (value) => Number.isInteger(value) && value > 0,
  });
  const mode = readMode(headers);
  const task = readTask(headers);
  return {
    ...(budgetUsd === undefined ? {} : { budgetUsd }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(mode === undefined ? {} : { mode }),
    ...(task === undefined ? {} : { task }),
  };
}

function readMode(headers: RequestHeaders): ServingMode | undefined {
  const said = readHeader(headers, 'x-vernier-mode');
  if (said === undefined) return undefined;
  const mode = ServingMode.safeParse(said.value.trim().toLowerCase());
  if (mode.success) return mode.data;
  throw toBadValue('bad-request', said, `one of ${ServingMode.options.join(', ')}`);
}

function readTask(headers: RequestHeaders): string | undefined {
  const said = readHeader(headers, 'x-vernier-task');
  if (said === undefined) return undefined;
  const task = said.value.trim();
  if (TASK_LABEL.test(task)) return task;
  throw toBadValue(
    'bad-request',
    said,
    'a label of at most 100 letters, digits, spaces and . _ : / -, such as intake/triage',
  );
}

interface NumberRule {
  readonly allowed: string;
  readonly isAllowed: (value: number) => boolean;
}

function readNumber(headers: RequestHeaders, name: string, rule: NumberRule): number | undefined {
  const said = readHeader(headers, name);
  if (said === undefined) return undefined;
  const value = parseDecimal(said.value.trim());
  if (value !== undefined && rule.isAllowed(value)) return value;
  throw toBadValue('bad-request', said, rule.allowed);
}

function readHeader(headers: RequestHeaders, field: string): (Said & { readonly value: string }) | undefined {
  const given = headers[field];
  if (given === undefined) return undefined;
  const [value, ...more] = typeof given === 'string' ? [given] : given;
  if (value === undefined) return undefined;
  const said = { field, value, saidBy: 'header' } as const;
  if (more.length > 0) throw toBadValue('bad-request', { ...said, value: given }, 'one value, once');
  return said;
}
