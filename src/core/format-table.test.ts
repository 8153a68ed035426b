import { expect, it } from 'vitest';
import { formatTable } from './format-table.ts';

it('lays numbers to the right and words to the left, under titles', () => {
  const table = formatTable(
    [{ title: 'model' }, { title: 'cost', align: 'right' }],
    [
      ['small', '$0.10'],
      ['much larger', '$12.30'],
    ],
  );
  expect(table).toBe(['model          cost', 'small         $0.10', 'much larger  $12.30'].join('\n'));
});

it('leaves a missing cell blank and no blanks at the end of a line', () => {
  expect(formatTable([{ title: 'a' }, { title: 'b' }], [['x']])).toBe('a  b\nx');
});

it('prints the titles alone when there are no rows', () => {
  expect(formatTable([{ title: 'a' }], [])).toBe('a');
});

it('keeps columns under their titles beside letters that are two columns wide', () => {
  expect(
    formatTable(
      [{ title: 'name' }, { title: 'cost' }],
      [
        ['日本語', '$1'],
        ['shop', '$2'],
      ],
    ),
  ).toBe(['name    cost', '日本語  $1', 'shop    $2'].join('\n'));
});
