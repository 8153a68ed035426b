import { EffortConfig } from '#effort';
import type { DialAsk } from '#routing';

/** One way to ask: a level in the body's own field, or a promise in a header. */
export interface Ask {
  readonly name: string;
  readonly level?: 'low' | 'medium' | 'high' | 'max';
  readonly hold?: number;
  /** The same ask as the dial understands it. */
  readonly ask: DialAsk;
}

const { positions } = EffortConfig.parse({});

/** The asks that every untouched prompt is sent with. */
export const ASKS: readonly Ask[] = [
  ...(['low', 'medium', 'high', 'max'] as const).map((level) => ({
    name: level,
    level,
    ask: { kind: 'position' as const, position: positions[level] },
  })),
  { name: 'hold 0.95', hold: 0.95, ask: { kind: 'hold', rho: 0.95 } },
];
