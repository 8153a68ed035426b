import { describe, expect, it } from 'vitest';
import { RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { firstPromise, promiseNeeds, standingAt } from './promise-at.ts';

const { dial } = RECORDED_ENTRY;
if (dial.status !== 'measured') throw new Error('the constructed dial is measured');
const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('what is promised', () => {
  it('is the highest share that is certified at a position', () => {
    expect(standingAt(dial, 17)).toMatchObject({ status: 'certified', promise: { rho: 0.95 } });
    expect(standingAt(dial, 15)).toMatchObject({ status: 'certified', promise: { rho: 0.9 } });
  });

  it('is nothing below every certificate, and everything at the top', () => {
    expect([standingAt(dial, 10).status, standingAt(dial, 20).status]).toEqual(['none', 'top']);
  });

  it('is marked first where it is highest', () => {
    expect(firstPromise(dial)?.rho).toBe(0.95);
    expect(firstPromise({ ...dial, promises: dial.promises.slice(2) })?.rho).toBe(0.97);
    expect(firstPromise({ ...dial, promises: [] })).toBeUndefined();
  });

  it('says what each promise still lacks', () => {
    expect(dial.promises.map((promise) => plain(promiseNeeds(promise)))).toEqual([
      'certified from 0.55 up',
      'certified from 0.80 up',
      'about 310 fresh tested cases would probably certify 97 %: record about 780 prompts, 40 % of them are tested',
      'does not read above 99 % just under the top plan: more cases would certify it only if they read higher',
    ]);
  });

  it('asks for no recordings where the dial is made of none', () => {
    const needed = { status: 'fresh-cases', cases: 1600 } as const;
    expect(plain(promiseNeeds({ rho: 0.97, lowestKnot: 20, sentence: '', needed }))).toBe(
      'about 1,600 fresh tested cases would probably certify 97 %',
    );
  });
});
