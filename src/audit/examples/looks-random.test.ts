import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { ALPHABETS, drawText } from './__fixtures__/draw-secrets.ts';
import { looksRandom } from './looks-random.ts';

const DRAWS = 20_000;

/** The share of drawn texts that do not look random. */
function missedShare(alphabet: keyof typeof ALPHABETS, length: number): number {
  const random = createRandom(`${alphabet} ${length}`);
  const texts = Array.from({ length: DRAWS }, () => drawText(random, ALPHABETS[alphabet], length));
  return texts.filter((text) => !looksRandom(text)).length / DRAWS;
}

describe('looksRandom', () => {
  it.each([
    ['hex', 16, 0.002],
    ['base32', 16, 0.025],
    ['base36', 16, 0.02],
    ['base62', 16, 0.01],
    ['base64', 16, 0.02],
    ['hex', 32, 0],
    ['base32', 32, 0],
    ['base36', 32, 0],
    ['base62', 32, 0.0003],
    ['base64', 32, 0.0003],
  ] as const)('misses few texts in %s of %i characters', (alphabet, length, most) => {
    expect(missedShare(alphabet, length)).toBeLessThanOrEqual(most);
  });

  it.each([
    'internationalization',
    'createReportSections',
    'src/audit/report/create-report.ts',
    'ANTHROPIC_API_KEY',
    'claude-haiku-5-5',
    'i18n/messages.de.json',
    '2026-11-20T10',
    'v24.10.0-beta.4',
  ])('takes %s for words', (text) => {
    expect(looksRandom(text)).toBe(false);
  });
});
