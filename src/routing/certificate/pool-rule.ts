/** The cases of tests by their pool's hash: the clusters of each. */
export type Pools = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether cases are all among others, and these are more. */
export function isPart(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size < whole.size && [...part].every((clusterId) => whole.has(clusterId));
}

/**
 * Lists which cases of an earlier test a new one leaves out, though it takes others of them: what was found on the
 * earlier ones may have chosen them.
 *
 * Shape   → none where the new test has all of the earlier cases, or none of them
 */
export function casesLeftOut(asked: ReadonlySet<string>, earlier: ReadonlySet<string>): string[] {
  const leftOut = [...earlier].filter((clusterId) => !asked.has(clusterId));
  return leftOut.length === earlier.size ? [] : leftOut;
}
