import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TEXT_CONTRAST = 4.5;
const DRAWING_CONTRAST = 3;
const DECLARED = /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu;

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const THEMES = { light: new Map<string, string>(), dark: new Map<string, string>() };
for (const [, name = '', light = '', dark = ''] of css.matchAll(DECLARED)) {
  THEMES.light.set(name, light);
  THEMES.dark.set(name, dark);
}

/** Relative luminance of an sRGB colour; WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['ground', 'panel', 'inset', 'hover'];
const ON_EVERY_GROUND = ['ink', 'ink-soft', 'ink-faint', 'index', 'good', 'care', 'bad'];
const TEXT = [
  ...ON_EVERY_GROUND.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...['good', 'care', 'bad'].map((state) => [state, `${state}-wash`] as const),
  ...['good-wash', 'care-wash', 'bad-wash'].map((wash) => ['ink', wash] as const),
  ['on-ink', 'ink'] as const,
  ['ink-faint', 'good-wash'] as const,
];
const DRAWING = ['rung-1', 'rung-2', 'rung-3', 'edge', 'index', 'good', 'ink'].map(
  (one) => [one, 'panel'] as const,
);

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = THEMES[theme];
  const ratio = ([a, b]: readonly [string, string]) => contrast(colours.get(a) ?? '', colours.get(b) ?? '');

  it('has text that can be read on everything it stands on', () => {
    expect(TEXT.filter((pair) => !(ratio(pair) >= TEXT_CONTRAST))).toEqual([]);
  });

  it('has lines and marks that can be seen', () => {
    expect(DRAWING.filter((pair) => !(ratio(pair) >= DRAWING_CONTRAST))).toEqual([]);
  });

  it('orders the rungs by lightness', () => {
    const rungs = ['rung-1', 'rung-2', 'rung-3'].map((rung) => luminance(colours.get(rung) ?? ''));
    expect(rungs).toEqual(rungs.toSorted((a, b) => b - a));
  });
});

it('knows as many colours as are declared', () => {
  expect(THEMES.light.size).toBe([...css.matchAll(/light-dark\(/gu)].length);
});
