/** Rows of numbers, kept close together; `undefined` is kept as such. */
export interface NumberRows {
  readonly count: () => number;
  /** Appends a row and gives its index. */
  add(row: readonly (number | undefined)[]): number;
  get(index: number): readonly (number | undefined)[];
  set(index: number, row: readonly (number | undefined)[]): void;
}

const ROWS_IN_A_BLOCK = 4096;

/** Makes an empty table of rows of one width: a million rows of 22 numbers take 176 MB. */
export function createNumberRows(width: number): NumberRows {
  const blocks: Float64Array[] = [];
  let count = 0;

  function placeOf(index: number): { readonly block: Float64Array; readonly start: number } {
    const block = blocks[Math.floor(index / ROWS_IN_A_BLOCK)];
    if (block === undefined || index >= count) throw new RangeError(`there is no row ${index} of ${count}`);
    return { block, start: (index % ROWS_IN_A_BLOCK) * width };
  }

  function set(index: number, row: readonly (number | undefined)[]): void {
    const { block, start } = placeOf(index);
    for (let column = 0; column < width; column += 1) block[start + column] = row[column] ?? Number.NaN;
  }

  return {
    count: () => count,
    add(row) {
      if (count % ROWS_IN_A_BLOCK === 0) blocks.push(new Float64Array(ROWS_IN_A_BLOCK * width));
      count += 1;
      set(count - 1, row);
      return count - 1;
    },
    get(index) {
      const { block, start } = placeOf(index);
      const row: (number | undefined)[] = [];
      for (let place = start; place < start + width; place += 1) {
        const value = block[place];
        row.push(Number.isNaN(value) ? undefined : value);
      }
      return row;
    },
    set,
  };
}
