/** Gives the key of a row by what it is of; a second row of the same file with the same facts is another one. */
export type KeyOf = (facts: readonly unknown[]) => string;

/** Starts to give keys to the rows of one file, which are the same in the next file that has the same rows. */
export function createRowKeys(): KeyOf {
  const seen = new Map<string, number>();
  return (facts) => {
    const text = JSON.stringify(facts.map((fact) => fact ?? null));
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text} ${count}`;
  };
}
