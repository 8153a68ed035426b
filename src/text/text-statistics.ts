/** Names of the statistics, in the order of `textStatistics`. */
export const TEXT_STATISTICS = [
  'logLength',
  'logWords',
  'meanWordLength',
  'digitShare',
  'upperShare',
  'symbolShare',
  'nonAsciiShare',
  'logLines',
  'logNumbers',
  'logQuestionMarks',
  'logBackslashes',
  'logBrackets',
] as const;

const SYMBOL = 1;
const BRACKET = 2;
/** What each ASCII character counts as: asked once for every sign of a text. */
const SIGN_KINDS = new Uint8Array(128);
for (const code of Buffer.from('+-*/=<>^%$#@&|~')) SIGN_KINDS[code] = SYMBOL;
for (const code of Buffer.from('()[]{}')) SIGN_KINDS[code] = BRACKET;

interface Counts {
  words: number;
  wordCharacters: number;
  numbers: number;
  digits: number;
  uppers: number;
  symbols: number;
  brackets: number;
  nonAscii: number;
  lines: number;
  questionMarks: number;
  backslashes: number;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127;
}

function countSign(counts: Counts, code: number): void {
  if (code === 10) counts.lines += 1;
  else if (code === 63) counts.questionMarks += 1;
  else if (code === 92) counts.backslashes += 1;
  else if (SIGN_KINDS[code] === BRACKET) counts.brackets += 1;
  else if (SIGN_KINDS[code] === SYMBOL) counts.symbols += 1;
}

function countLetter(counts: Counts, code: number): void {
  counts.wordCharacters += 1;
  if (code <= 90) counts.uppers += 1;
  if (code > 127) counts.nonAscii += 1;
}

function countCharacters(text: string): Counts {
  const counts: Counts = {
    words: 0,
    wordCharacters: 0,
    numbers: 0,
    digits: 0,
    uppers: 0,
    symbols: 0,
    brackets: 0,
    nonAscii: 0,
    lines: 1,
    questionMarks: 0,
    backslashes: 0,
  };
  let inWord = false;
  let inNumber = false;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    const digit = isDigit(code);
    const letter = !digit && isLetter(code);
    if (letter && !inWord) counts.words += 1;
    if (digit && !inNumber) counts.numbers += 1;
    inWord = letter;
    inNumber = digit;
    if (digit) counts.digits += 1;
    else if (letter) countLetter(counts, code);
    else countSign(counts, code);
  }
  return counts;
}

/**
 * Measures a text by twelve cheap numbers: lengths, shares of kinds of characters, counts of signs (log1p).
 *
 * Shape   → one number for each of `TEXT_STATISTICS`
 * Units   shares in [0,1]; logs natural; `fullLength` is the length before the text was cut
 */
export function textStatistics(text: string, fullLength: number = text.length): number[] {
  const counts = countCharacters(text);
  const length = Math.max(1, text.length);
  return [
    Math.log1p(fullLength),
    Math.log1p(counts.words),
    counts.wordCharacters / Math.max(1, counts.words),
    counts.digits / length,
    counts.uppers / length,
    counts.symbols / length,
    counts.nonAscii / length,
    Math.log1p(counts.lines),
    Math.log1p(counts.numbers),
    Math.log1p(counts.questionMarks),
    Math.log1p(counts.backslashes),
    Math.log1p(counts.brackets),
  ];
}
