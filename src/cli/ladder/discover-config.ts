import { VernierError } from '#core';
import { z } from 'zod';

/** Where providers are looked for when `vernier.yaml` names none. */
export const DiscoverConfig = z.strictObject({
  /** Keys in variables of the usual names, such as ANTHROPIC_API_KEY. */
  environment: z.boolean().default(true),
  /** Model servers on the usual ports of this machine. */
  local: z.boolean().default(true),
});
export type DiscoverConfig = z.infer<typeof DiscoverConfig>;

const VARIABLE = 'VERNIER_DISCOVER';
const PLACES = ['environment', 'local'];

/**
 * Says where to look: the variable VERNIER_DISCOVER (`none`, or places separated by commas), else the configuration.
 *
 * Throws  'config-invalid' for a place that there is not
 */
export function whereToLook(
  config: DiscoverConfig,
  env: Readonly<Record<string, string | undefined>>,
): DiscoverConfig {
  const said = env[VARIABLE]?.trim() ?? '';
  if (said === '') return config;
  const places = said === 'none' ? [] : said.split(',').map((place) => place.trim());
  if (places.some((place) => !PLACES.includes(place))) {
    throw new VernierError(
      'config-invalid',
      `${VARIABLE} is ${JSON.stringify(said.slice(0, 60))}: write none, environment, local, or environment,local`,
    );
  }
  return { environment: places.includes('environment'), local: places.includes('local') };
}
