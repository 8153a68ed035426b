import { VernierError } from '#core';
import { z } from 'zod';
import { lowestTestedKnot } from '../certificate/lowest-tested-knot.ts';
import { DialRecord } from './dial.ts';
import { hashPolicy } from './hash-policy.ts';

function invalid(from: string, problem: string, cause?: unknown): VernierError {
  return new VernierError(
    'policy-invalid',
    `${from} ${problem}: fit it again with \`vernier dial fit\``,
    cause === undefined ? {} : { cause },
  );
}

/** The first thing that is wrong, and how many more there are, in one line. */
function firstProblem({ issues }: z.ZodError): string {
  const path = issues[0]?.path.join('.') ?? '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more problems)` : '';
  return `${path === '' ? '' : `${path}: `}${issues[0]?.message}${more}`;
}

/** Throws 'policy-invalid' where the parts of a dial do not belong together or contradict themselves. */
function requireOneWhole(dial: DialRecord, from: string): void {
  const { policy, readings, steps = [], planReadings = [], hullGains = [], certificates } = dial;
  const { hash } = policy;
  if (hashPolicy(policy) !== hash) {
    throw invalid(
      from,
      `was changed after it was fitted (its policy no longer has the hash ${hash.slice(0, 12)})`,
    );
  }
  const measured = [...readings, ...steps, ...planReadings, ...hullGains, ...certificates];
  const stranger = measured.find((one) => one.policyHash !== hash);
  if (stranger !== undefined) {
    throw invalid(
      from,
      `mixes readings, steps or certificates of policy ${stranger.policyHash.slice(0, 12)} with policy ${hash.slice(0, 12)}`,
    );
  }
  const unproven = certificates.find((one) => one.lowestKnot !== lowestTestedKnot(one));
  if (unproven !== undefined) {
    throw invalid(
      from,
      `certifies hold ${unproven.rho} from knot ${unproven.lowestKnot}, where its own tests reach knot ${lowestTestedKnot(unproven)}`,
    );
  }
}

/**
 * Reads a dial from the text of a file and makes sure that its policy was not changed since it was fitted, and that
 * its certificates promise no more than their tests.
 *
 * Throws  'policy-invalid' for text that is cut off, of another version, of another shape, or whose hash or tests do
 *         not fit
 */
export function parseDial(text: string, from: string): DialRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(from, `is no JSON (${text.length} characters; it may be cut off)`, error);
  }
  const version = z.object({ version: z.unknown() }).safeParse(value);
  if (version.success && version.data.version !== 1) {
    throw invalid(
      from,
      `has version ${JSON.stringify(version.data.version)}, and this Vernier reads version 1`,
    );
  }
  const parsed = DialRecord.safeParse(value);
  if (!parsed.success) throw invalid(from, `is no dial: ${firstProblem(parsed.error)}`, parsed.error);
  requireOneWhole(parsed.data, from);
  return parsed.data;
}
