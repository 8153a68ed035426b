import { createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../__fixtures__/temporary-folder.ts';
import { intakePrompt, readIntakeForms } from './sample-work-forms.ts';
import { readSimulation, sampleCatalogFiles, sampleLadder, toSimulatedCase } from './sample-work-models.ts';

const simulation = readSimulation();

describe('the models of the sample work', () => {
  it('are a learned classifier below two simulated ones', () => {
    expect(sampleLadder(simulation)).toEqual(['intake-classifier', 'simulated-medium', 'simulated-large']);
  });

  it('have a price each, and the classifier costs nothing', () => {
    const catalog = createCatalog(sampleCatalogFiles(simulation));
    const costs = sampleLadder(simulation).map((model) =>
      catalog.estimateCost({ model, inputTokens: 1000, outputTokens: 10, at: '2026-11-21' }),
    );
    expect(costs.map((cost) => (cost.status === 'priced' ? cost.costUsd : Number.NaN))).toEqual([
      0,
      expect.closeTo(0.000525, 9),
      expect.closeTo(0.0042, 9),
    ]);
  });

  it('are asked a form as it is sent, with the five other areas as wrong answers', () => {
    const [form = expect.fail('there is no form')] = readIntakeForms('certify');
    const { prompt, gold, alternatives } = toSimulatedCase(form);
    expect(prompt).toBe(intakePrompt(form));
    expect(new Set([gold, ...alternatives]).size).toBe(6);
    expect(alternatives).not.toContain(gold);
  });
});

describe('a file of stated figures', () => {
  it.each(['', '{}', '[1', '{"version":1,"note":"","seed":"a","models":[]}'])(
    'that holds %j is refused with what to do',
    (text) => {
      expect(() => readSimulation(temporaryFile('simulation.json', text))).toThrow(
        /simulation\.json holds no simulation \(.*\): restore it/u,
      );
    },
  );
});
