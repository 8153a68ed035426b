/** Numbers for words, so that a word that comes often is kept once. */
export interface Dictionary {
  /** Gives the number of a word; nothing for no word. */
  numberOf(word: string | undefined): number | undefined;
  wordOf(number: number | undefined): string | undefined;
}

/** Makes an empty dictionary. */
export function createDictionary(): Dictionary {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf(word) {
      if (word === undefined) return undefined;
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = words.length;
      // a copy: a piece of a parsed line would keep the whole line
      const copy = Buffer.from(word, 'utf8').toString('utf8');
      words.push(copy);
      numbers.set(copy, number);
      return number;
    },
    wordOf: (number) => (number === undefined ? undefined : words[number]),
  };
}
