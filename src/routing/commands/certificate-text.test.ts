import { describe, expect, it } from 'vitest';
import { exampleCertificate, exampleDial } from '../__fixtures__/example-dial.ts';
import { certificateSentence, keeperOf, promiseSentence, sharePercent } from './certificate-text.ts';

const { policy, readings } = exampleDial();
const sentence = (claim: { rho: number; lowestKnot: number }) =>
  certificateSentence(exampleCertificate(policy, claim), readings, policy);

describe('a certificate in a sentence', () => {
  it('says what is kept, for what, how surely, and what it saves', () => {
    expect(sentence({ rho: 0.95, lowestKnot: 16 })).toMatch(
      /^Hold 0\.95 \(simulated\): from position 0\.80 upwards the dial keeps at least 95 % of the top plan's quality \(plan-2\), on average over requests like the 400 tested, with 95 % confidence\. It costs \d+ % less than always using the top plan \(simulated\)\.$/u,
    );
  });

  it('says what happens when nothing below the top plan could be certified', () => {
    expect(sentence({ rho: 0.99, lowestKnot: 20 })).toBe(
      'Hold 0.99 (simulated): not certified below the top plan on 400 cases; a request that asks for it is served by the top plan.',
    );
  });

  it('prints which attempt it was when rows were used before', () => {
    const again = {
      ...exampleCertificate(policy, { rho: 0.9, lowestKnot: 12 }),
      attempt: 2,
      deltaUsed: 0.0076,
    };
    expect(certificateSentence(again, readings, policy)).toContain(
      'This is attempt 2 on these cases, so each test used a risk of 0.0076.',
    );
  });

  it('never rounds a promise or a confidence up', () => {
    expect(sentence({ rho: 0.995, lowestKnot: 16 })).toContain('at least 99.5 % of the top plan');
    expect(sharePercent(1 - 0.001)).toBe('99.9 %');
  });

  it('claims no saving where there is none', () => {
    const dear = readings.map((reading) => ({ ...reading, costUsd: { ...reading.costUsd, mean: 1 } }));
    const certificate = exampleCertificate(policy, { rho: 0.95, lowestKnot: 16 });
    expect(certificateSentence(certificate, dear, policy)).not.toContain('less than');
  });

  it('marks what nobody observed, and nothing else', () => {
    const certificate = exampleCertificate(policy, { rho: 0.95, lowestKnot: 16 });
    const recorded = { ...policy, source: 'recorded' as const };
    expect(certificateSentence(certificate, readings, recorded)).not.toMatch(/simulated|modelled/u);
    expect(
      certificateSentence(certificate, readings, { ...recorded, costSource: 'modelled' as const }),
    ).toMatch(/^Hold 0\.95: .*less than always using the top plan \(modelled\)\.$/u);
  });
});

describe('a promise in a sentence', () => {
  const failed = exampleCertificate(policy, { rho: 0.95, lowestKnot: 20 });
  const higher = exampleCertificate(policy, { rho: 0.96, lowestKnot: 15 });
  const dial = { policy, readings, certificates: [failed, higher] };

  it('says which certificate keeps it where its own does not', () => {
    expect(promiseSentence(failed, dial)).toBe(
      'Hold 0.95 (simulated): kept by the certificate of hold 0.96 from position 0.75 upwards; its own test on 400 cases reached nothing below the top plan.',
    );
    expect(keeperOf(failed, dial.certificates)).toBe(higher);
  });

  it('is that of its own certificate otherwise', () => {
    expect(promiseSentence(higher, dial)).toBe(certificateSentence(higher, readings, policy));
    const segment = { ...failed, segment: 'mail' };
    expect(keeperOf(segment, [segment, higher])).toBe(segment);
    const ofSegment = { ...higher, segment: 'mail' };
    expect(keeperOf(failed, [failed, ofSegment])).toBe(failed);
  });
});
