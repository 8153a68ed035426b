/** Whether an answer is right: its first line is the right answer, to the letter. */
export function isRight(text: string, gold: string): boolean {
  return (text.trim().split('\n')[0] ?? '').trim() === gold.trim();
}
