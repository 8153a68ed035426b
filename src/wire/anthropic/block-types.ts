/** Blocks that another format's answer is whole without: that format hides or bills them, and says nothing else of them. */
const HARMLESS: ReadonlySet<string> = new Set(['thinking', 'redacted_thinking']);

/** Tells whether an answer is whole without blocks of this type. */
export function isHarmlessBlock(type: string): boolean {
  return HARMLESS.has(type);
}
