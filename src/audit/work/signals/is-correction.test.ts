import { expect, it } from 'vitest';
import { isCorrection } from './is-correction.ts';

it.each([
  'No, use the other table.',
  'no that is not it',
  'Still failing with the same message',
  "That's not what I asked for",
  'that is wrong',
  'Revert that, please.',
  'undo the last change',
  'It doesn’t work in Safari.',
  'The button is not working on the second page',
  'You forgot the migration',
  'Try again, but with the new schema',
  'why did you delete the tests?',
  'I said two spaces',
  'Good start, but it still fails for empty lists',
])('takes "%s" for a correction', (message) => {
  expect(isCorrection(message)).toBe(true);
});

it.each([
  'Now add a page for invoices',
  'No problem, go on with the next one',
  'no need to change that',
  'Thanks! Next: the footer',
  'Nothing else, commit it',
  'Notes for the release, please',
  'Stillwater is the name of the client, put it in the header',
  'Add a button that undoes the last step',
  'yes',
])('takes "%s" for a new order', (message) => {
  expect(isCorrection(message)).toBe(false);
});

it('looks at the beginning of a message only', () => {
  expect(isCorrection(`${'Write the guide. '.repeat(20)} You forgot the index.`)).toBe(false);
});
