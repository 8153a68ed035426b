import { EFFORT_LEVELS, EffortLevel, type ErrorCode, VernierError } from '#core';
import { positionFromLevel } from '../level-position.ts';
import type { EffortConfig, EffortTarget, SaidBy } from '../schema.ts';

/** A value as a caller said it, with the name of the place, for the message. */
export interface Said {
  readonly field: string;
  readonly value: unknown;
  readonly saidBy: SaidBy;
}

const LONGEST_SHOWN = 40;
const ALLOWED = `one of ${EFFORT_LEVELS.join(', ')}`;

/**
 * Reads a level or a position as a target; `auto` asks for the defaults.
 *
 * Throws  'unknown-effort' when it is neither
 */
export function parseEffort(said: Said, config: EffortConfig): EffortTarget | 'auto' {
  const text = typeof said.value === 'string' ? said.value.trim().toLowerCase() : '';
  if (text === 'auto') return 'auto';
  const level = EffortLevel.safeParse(text);
  if (level.success) return toTarget(level.data, said.saidBy, config);
  const position = parseDecimal(text);
  if (position !== undefined && position <= 1) return toTarget(position, said.saidBy, config);
  throw toBadValue('unknown-effort', said, `${ALLOWED}, a number from 0 to 1, or auto`);
}

/**
 * Reads a level and nothing else, as the providers' own fields have it.
 *
 * Throws  'unknown-effort' when it is none
 */
export function parseLevel(said: Said): EffortLevel {
  const level = EffortLevel.safeParse(said.value);
  if (level.success) return level.data;
  throw toBadValue('unknown-effort', said, ALLOWED);
}

/** Makes the target of a level or a position. */
export function toTarget(effort: EffortLevel | number, saidBy: SaidBy, config: EffortConfig): EffortTarget {
  const position = typeof effort === 'number' ? effort : positionFromLevel(effort, config);
  return { kind: 'position', position, said: String(effort), saidBy };
}

/** Reads a plain decimal number at or above 0: no sign, no exponent, no spaces. */
export function parseDecimal(text: string): number | undefined {
  return /^(?:\d{1,15}(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Makes the error of a bad value: the place, the value (cut short), and what is allowed. */
export function toBadValue(code: ErrorCode, said: Said, allowed: string): VernierError {
  const shown = JSON.stringify(said.value) ?? String(said.value);
  const value = shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
  return new VernierError(code, `${said.field} is ${value}: use ${allowed}`, {
    details: { field: said.field, allowed },
  });
}
