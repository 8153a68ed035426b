import { expect, it } from 'vitest';
import { placePrompts } from './place-prompts.ts';
import type { RecordedPrompt } from './recorded-prompt.ts';

function prompt(beginning: string, task = 'anything'): RecordedPrompt {
  return { grade: 'recorded-work', task, cluster: 1, beginning, outcomes: new Map() };
}

/** Two kinds; a prompt says by itself how like it is: `kind-1 0.5`. */
const work = {
  report: {
    kinds: [
      { id: 'kind-1', name: 'shop' },
      { id: 'kind-2', name: 'bank' },
    ],
  },
  createPlacing: () => (message: string) => {
    const [kind, likeness] = message.split(' ');
    return kind === undefined || likeness === undefined ? undefined : { kind, likeness: Number(likeness) };
  },
};

it('puts prompts to the kind that their file names, and others by their words', () => {
  const { placed, nowhere } = placePrompts(
    [prompt('kind-1 0.4', 'bank'), prompt('kind-1 0.4'), prompt('alien')],
    work,
    new Set(),
  );
  expect(placed.map(({ kind, by }) => [kind, by])).toEqual([
    ['kind-2', 'name'],
    ['kind-1', 'words'],
  ]);
  expect(nowhere).toBe(1);
});

it('takes none of prompts that are each like some task and together unlike the work', () => {
  const { placed, unlike } = placePrompts(
    [...[0.02, 0.05, 0.9].map((likeness) => prompt(`kind-1 ${likeness}`)), prompt('kind-2 0.3')],
    work,
    new Set(),
  );
  expect(placed.map(({ kind }) => kind)).toEqual(['kind-2']);
  expect(unlike).toBe(3);
});

it('takes the bare name of a project, and no duplicate of a message of the log', () => {
  const kinds = [{ id: 'kind-1', name: 'project shop' }];
  const prompts = [prompt('alien', 'shop'), prompt('alien', 'project shop')];
  const place = (own: readonly number[]) =>
    placePrompts(prompts, { ...work, report: { kinds } }, new Set(own));
  expect(place([])).toMatchObject({ placed: [{ kind: 'kind-1' }, { kind: 'kind-1' }], ownDuplicates: 0 });
  expect(place([1])).toMatchObject({ placed: [], nowhere: 0, ownDuplicates: 2 });
});
