import { expect, it } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';

it.each<[z.ZodType, unknown, string]>([
  [z.array(z.string()), undefined, 'must be a list'],
  [z.strictObject({}), 3, 'must be a set of fields'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.enum(['day', 'hour']), 'week', 'must be one of "day", "hour"'],
  [z.literal(1), 2, 'must be 1'],
  [
    z.discriminatedUnion('of', [
      z.object({ of: z.literal('requests') }),
      z.object({ of: z.literal('documents') }),
    ]),
    { of: 'pages' },
    'must be one of "requests", "documents"',
  ],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().max(2), 'abc', 'must have at most 2 characters'],
  [z.array(z.number()).min(1), [], 'must have at least 1 entry'],
  [z.number().max(1), 2, 'must be at most 1'],
  [z.number().positive(), 0, 'must be above 0'],
  [z.number({ error: 'must be a share' }), 'x', 'must be a share'],
])('says in plain words what is allowed: %#', (schema, value, text) => {
  expect(schema.safeParse(value).error?.issues.map(issueText)).toEqual([text]);
});
