import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { firstDialsFolder } from '../../first-dials/cached-dial.ts';
import type { DialSurroundings } from './check-dial.ts';
import type { ProviderFacts } from '../find-providers.ts';
import { CLASSIFIER_ID, readSimulation } from '../../first-dials/sample-work-models.ts';

/** What is left where no dial of one's own serves. */
type WithoutDial = Pick<DialSurroundings, 'models' | 'otherwise'>;

const Kept = z.object({ dial: z.object({ policy: z.object({ hash: z.string() }) }) });
const HASH_CHARACTERS = 12;

/** The policy that the last start made of the sample work; undefined where none did, or another version did. */
function keptPolicy(folder: string): string | undefined {
  try {
    const [file, ...more] = readdirSync(folder).filter((name) => name.startsWith('sample-work.'));
    if (file === undefined || more.length > 0) return undefined;
    return Kept.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).dial.policy.hash;
  } catch {
    return undefined;
  }
}

/** Says which dial serves where there is no provider, and where it comes from. */
function sampleDialText(home: string): string {
  const folder = firstDialsFolder(home);
  const hash = keptPolicy(folder);
  const from =
    hash === undefined
      ? `the next start makes it and keeps it in ${folder}`
      : `policy ${hash.slice(0, HASH_CHARACTERS)}, which a start made and keeps in ${folder}`;
  return `that of the sample work serves, on simulated outcomes (${from})`;
}

/** The models of the sample work; undefined where its files cannot be read. */
function sampleModels(): readonly string[] | undefined {
  try {
    return [CLASSIFIER_ID, ...readSimulation().models.map(({ id }) => id)];
  } catch {
    return undefined;
  }
}

/** Says who can be called, and what serves without a dial: the sample work without providers, else the bare ladder. */
export function withoutDial({ ids, served }: ProviderFacts, home: string): WithoutDial {
  if (ids.length > 0) return { models: served, otherwise: 'a position only picks a rung of the ladder' };
  if (served === undefined) return { models: undefined, otherwise: undefined };
  return { models: sampleModels(), otherwise: sampleDialText(home) };
}
