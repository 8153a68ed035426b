import { EffortLevel } from '#core';
import { z } from 'zod';

/** One key of `vernier.yaml`: never the key itself, only its hash. */
export const KeyConfig = z.strictObject({
  /** Who uses it; shown in the ledger. */
  name: z.string().min(1),
  /** `sha256:` and 64 hex digits; `vernier keys create` prints one. */
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hex digits'),
  /** The kind of work this key stands for. */
  segment: z.string().min(1).optional(),
  /** A level or a position in [0,1] for requests that say nothing. */
  defaultEffort: z.union([EffortLevel, z.number().min(0).max(1)]).optional(),
  /** What a concrete model name means: exactly that model, or anything up to its rung. */
  explicitModels: z.enum(['pinned', 'ceiling']).default('pinned'),
  /** Whether `/effort …` as the first line of a user message is a command. */
  slashCommands: z.boolean().default(false),
  /** Whether an effort that a client sends by its own default moves the dial. */
  trustClientDefaults: z.boolean().default(false),
});
export type KeyConfig = z.infer<typeof KeyConfig>;

const SINGLE_FIELDS = ['hash', 'name'] as const;

/** Says of every key that repeats the hash or the name of an earlier one which one that is. */
function refuseRepeats({ value: keys, issues }: z.core.ParsePayload<KeyConfig[]>): void {
  for (const field of SINGLE_FIELDS) {
    const firstOf = new Map<string, number>();
    for (const [index, { [field]: value }] of keys.entries()) {
      const first = firstOf.get(value);
      if (first === undefined) firstOf.set(value, index);
      else {
        const message = `keys.${first} and keys.${index} have the same ${field}: every key needs its own`;
        issues.push({ code: 'custom', input: keys, path: [index, field], message });
      }
    }
  }
}

/** Who may call. Without keys only this machine may. */
export const GuardConfig = z.strictObject({
  keys: z.array(KeyConfig).check(refuseRepeats).default([]),
});
export type GuardConfig = z.infer<typeof GuardConfig>;
