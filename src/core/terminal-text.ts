/** Makes a text that came from outside fit for a terminal, which it must not be able to steer. */
export function terminalText(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
