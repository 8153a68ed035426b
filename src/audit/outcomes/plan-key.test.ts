import { createCatalog } from '#catalog';
import { expect, it } from 'vitest';
import { planKey, readPlanKey } from './plan-key.ts';

it('names a plan by the catalog, with its effort', () => {
  const catalog = createCatalog();
  expect(planKey(catalog, 'claude-opus-5-5', 'high')).toBe('claude-opus-5-5@high');
  expect(planKey(catalog, 'nobody-knows', undefined)).toBe('nobody-knows');
});

it.each([
  ['claude-opus-5-5@high', 'claude-opus-5-5', 'high'],
  ['claude-opus-5-5', 'claude-opus-5-5', undefined],
  // as Vertex AI names versions
  ['claude-opus-4@20250514', 'claude-opus-4@20250514', undefined],
  ['@high', '@high', undefined],
])('reads %s', (name, modelId, effort) => {
  expect(readPlanKey(name)).toEqual({ modelId, effort });
});
