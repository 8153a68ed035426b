import { duplicateCluster } from '#text';

/** Characters of a prompt by which duplicates are told; the first ones, so that a pasted log costs no time. */
const LOOKED_AT = 20_000;
/** Hex digits that a number holds exactly. */
const DIGITS = 13;

/**
 * Gives the number of a prompt's duplicate cluster, for messages of a log and for recorded prompts alike.
 *
 * Shape   a whole number of 52 bits: nobody can read the prompt out of it
 */
export function promptCluster(prompt: string): number {
  return Number.parseInt(duplicateCluster(prompt.slice(0, LOOKED_AT)).slice(0, DIGITS), 16);
}

/** Names such a cluster, as evidence does. */
export function clusterName(cluster: number): string {
  return `prompt ${cluster}`;
}
