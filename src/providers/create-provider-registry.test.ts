import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { createProviderRegistry } from './create-provider-registry.ts';
import { createRecordedProvider } from './recorded/index.ts';

const catalog = createCatalog();
const provider = (id: string) => createRecordedProvider({ id, rows: [], catalog });

describe('createProviderRegistry', () => {
  it('finds the provider that names a model, the first where two do', () => {
    const registry = createProviderRegistry([
      { provider: provider('one'), models: ['a', 'b'] },
      { provider: provider('two'), models: ['b', 'c'] },
    ]);
    expect(['a', 'b', 'c', 'd'].map((model) => registry.find(model)?.id)).toEqual([
      'one',
      'one',
      'two',
      undefined,
    ]);
    expect(registry.modelIds).toEqual(['a', 'b', 'c']);
  });

  it('gives every other model to the provider that takes all', () => {
    const registry = createProviderRegistry([
      { provider: provider('rest'), models: ['*'] },
      { provider: provider('one'), models: ['a'] },
    ]);
    expect(registry.find('a')?.id).toBe('one');
    expect(registry.find('anything')?.id).toBe('rest');
    expect(registry.modelIds).toEqual(['a']);
  });
});
