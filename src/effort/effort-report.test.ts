import { describe, expect, it } from 'vitest';
import { effortReport, toAskedText } from './effort-report.ts';

describe('the report of effort', () => {
  it('says what was asked, what was sent and why they differ', () => {
    expect(effortReport({ asked: 'xhigh', sent: 'high', reason: 'model-max' })).toBe(
      'asked=xhigh; sent=high; reason=model-max',
    );
  });

  it('gives no reason where there is nothing to explain', () => {
    const asked = toAskedText({ kind: 'position', position: 0.5, said: 'medium', saidBy: 'header' });
    expect(effortReport({ asked, sent: 'medium' })).toBe('asked=medium; sent=medium');
  });

  it('names promises and defaults too', () => {
    expect(toAskedText({ kind: 'hold', rho: 0.97, saidBy: 'header' })).toBe('hold:0.97');
    expect(toAskedText({ kind: 'default' })).toBe('default');
  });
});
