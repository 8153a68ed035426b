// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { formatPoints, formatPointsRange, turnedInterval } from './format-points.ts';
import { OneStepLower } from './one-step-lower.tsx';

afterEach(cleanup);

function measuredDial(): MeasuredDial {
  const { dial } = RECORDED_ENTRY;
  if (dial.status !== 'measured') throw new Error('the constructed dial is measured');
  return dial;
}

const dial = measuredDial();
const turns: number[] = [];

/** The words of the panel at a knot, with plain spaces. */
function wordsAt(knot: number, shown: MeasuredDial = dial): string {
  render(<OneStepLower dial={shown} knot={knot} onTurn={(to) => turns.push(to)} />);
  return (screen.getByTestId('step').textContent ?? '').replaceAll('\u202F', ' ').replaceAll('\u2060', '');
}

describe('one step lower', () => {
  it('says what the gateway says of it, and judges nothing itself', () => {
    const step = dial.steps[15];
    if (step?.status !== 'measured') throw new Error('the step is measured');
    const words = wordsAt(15);
    expect(words).toContain(step.savingSentence);
    expect(words).toContain(step.lossSentence);
  });

  it('shows both positions and what was measured between them', () => {
    const words = wordsAt(15);
    expect(words).toContain('88.4 %85.9–90.8');
    expect(words).toContain('87.7 %85.2–90.2');
    expect(words).toContain('−0.6 pt−1.1 to −0.1');
    expect(words).toContain('−$0.23−0.26 to −0.21');
  });

  it('goes past the positions that are served alike', () => {
    expect(wordsAt(5)).toContain('Turn to 0.10');
    fireEvent.click(screen.getByRole('button', { name: 'Turn to 0.10' }));
    expect(turns).toEqual([2]);
  });

  it('says that nothing is lower at the lowest position', () => {
    expect(wordsAt(0)).toContain('Nothing lower: no position below this one is served otherwise.');
  });

  it('says of a dial of before pairs that it was not measured so, and what to do', () => {
    const older = {
      ...dial,
      steps: dial.steps.map(({ knot }) => ({ status: 'not-measured' as const, knot })),
    };
    expect(wordsAt(15, older)).toMatch(/Not measured as a pair: .+ npx vernier dial fit\./u);
  });
});

describe('a change in points', () => {
  const ends = { mean: 0.007, low: -0.002, high: 0.016 };

  it('has its sign and the sign of both ends', () => {
    expect([formatPoints(ends), formatPointsRange(ends)]).toEqual(['+0.7\u202Fpt', '−0.2 to +1.6']);
  });

  it('of what is lost is the other way round', () => {
    expect(formatPointsRange(turnedInterval(ends))).toBe('−1.6 to +0.2');
  });

  it('has two decimals where it is known better than to a point, and no sign at 0', () => {
    const narrow = { mean: 0, low: -0.0012, high: 0.0012 };
    expect([formatPoints(narrow), formatPointsRange(narrow)]).toEqual(['±0.00\u202Fpt', '−0.12 to +0.12']);
  });
});
