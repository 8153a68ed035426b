import { describe, expect, it } from 'vitest';
import { exampleDecision } from './__fixtures__/example-decision.ts';
import { type Asked, askText } from './ask-text.ts';

/** An answer of the sample work: everything about it is simulated. */
const ASKED: Asked = {
  text: 'tax',
  headers: {
    'x-vernier-cost-usd': '0.0001',
    'x-vernier-effort': 'asked=0.5; sent=none',
    'x-vernier-certificate': 'hold=0.9; confidence=0.95; n=120; attempt=1',
  },
  decision: exampleDecision({
    certificate: { status: 'certified', rho: 0.9, confidence: 0.95, n: 120, attempt: 1 },
  }),
  source: 'simulated',
  figures: { source: 'simulated' },
  explanation: [],
};

/** The line that begins with a word. */
function lineOf(asked: Asked, title: string): string | undefined {
  return askText(asked)
    .split('\n')
    .find((line) => line.startsWith(title));
}

describe('an answer with its decision', () => {
  it('marks every line and the table whose figures nobody observed', () => {
    expect(lineOf(ASKED, 'cost ')).toMatch(/\$0\.00010 \(simulated\)$/u);
    expect(lineOf(ASKED, 'certificate ')).toMatch(/attempt=1 \(simulated\)$/u);
    expect(lineOf(ASKED, 'predictions')).toBe('predictions of the dial (simulated)');
  });

  it('never marks what was observed beside it', () => {
    const measured: Asked = { ...ASKED, source: 'measured' };
    expect(lineOf(measured, 'cost ')).toMatch(/\$0\.00010$/u);
    expect(lineOf(measured, 'certificate ')).toMatch(/\(simulated\)$/u);
    const recorded: Asked = { ...ASKED, source: 'recorded', figures: { source: 'recorded' } };
    expect(askText(recorded)).not.toMatch(/simulated|modelled/u);
  });

  it('has no mark where there is no figure to mark', () => {
    const uncertified = { ...ASKED, decision: exampleDecision({ candidates: [] }) };
    expect(lineOf(uncertified, 'certificate ')).not.toContain('simulated');
    expect(lineOf(uncertified, 'predictions')).toBeUndefined();
  });
});
