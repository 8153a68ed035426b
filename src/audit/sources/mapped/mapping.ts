import { z } from 'zod';

/** The title of a column, or in JSON lines the names on the way to a field: `usage.prompt_tokens`. */
const column = z.string({ error: 'must be the title of a column' }).min(1).max(200);

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, 'must be a month such as 2026-11');

const Tokens = z.strictObject({
  input: column,
  cacheRead: column.optional(),
  cacheWrite5m: column.optional(),
  cacheWrite1h: column.optional(),
  output: column,
  reasoning: column.optional(),
});

const Shape = z.strictObject({
  version: z.literal(1),
  /** What one row stands for: one call, or all calls of a span that begins at its time. */
  rows: z.enum(['call', 'minute', 'hour', 'day', 'month', 'unknown'], {
    error: 'must say what one row is: call, minute, hour, day, month or unknown',
  }),
  time: column,
  model: column,
  tokens: Tokens,
  /** Which counts are in `tokens.input` as well; needed where any of them is told. */
  inputIncludes: z.array(z.enum(['cacheRead', 'cacheWrite'])).optional(),
  /** Which counts are in `tokens.output` as well; needed where reasoning is told. */
  outputIncludes: z.array(z.enum(['reasoning'])).optional(),
  cost: z.strictObject({ column, unit: z.enum(['usd', 'cents']) }).optional(),
  /** How many calls a row sums up. */
  calls: column.optional(),
  /** What tells the same row again. */
  id: column.optional(),
  effort: column.optional(),
  session: column.optional(),
  project: column.optional(),
  serviceTier: column.optional(),
  durationMs: column.optional(),
  /** Names of the file and the catalog's names for them. */
  models: z.record(z.string().min(1), z.string().min(1).max(200)).optional(),
  /** What whoever made the file states of whole months. */
  totals: z
    .array(
      z.strictObject({
        month,
        tokens: z.number().int().nonnegative().optional(),
        costUsd: z.number().nonnegative().optional(),
      }),
    )
    .optional(),
});

type Said = z.infer<typeof Shape>;

type Complaint = readonly [field: keyof Said, message: string];

/** What a mapping must say of counts that may or may not be in others, since guessing would bill them twice. */
function complaintsOf({ tokens, inputIncludes, outputIncludes, rows, calls, totals = [] }: Said) {
  const complaints: Complaint[] = [];
  const cached = [tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h];
  if (inputIncludes === undefined && cached.some((title) => title !== undefined)) {
    const message = 'must say which of cacheRead and cacheWrite are counted in tokens.input too, [] for none';
    complaints.push(['inputIncludes', message]);
  }
  if (outputIncludes === undefined && tokens.reasoning !== undefined) {
    const message = 'must say whether tokens.output has reasoning in it: [reasoning], or [] where it has not';
    complaints.push(['outputIncludes', message]);
  }
  if (rows === 'call' && calls !== undefined) {
    complaints.push(['calls', 'needs rows that sum calls up: write rows: day, or leave calls out']);
  }
  if (totals.some((total) => total.tokens === undefined && total.costUsd === undefined)) {
    complaints.push(['totals', 'must state tokens or costUsd for each month']);
  }
  return complaints;
}

/** Says which column of a file is what. */
export const Mapping = Shape.superRefine((mapping, context) => {
  for (const [field, message] of complaintsOf(mapping)) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
});
export type Mapping = z.infer<typeof Mapping>;

/** Lists the columns that a mapping names, with the field that names each. */
export function columnsOf(mapping: Mapping): readonly (readonly [field: string, column: string])[] {
  const { time, model, tokens, cost, calls, id, effort, session, project, serviceTier, durationMs } = mapping;
  const fields = { time, model, calls, id, effort, session, project, serviceTier, durationMs };
  const named = [
    ...Object.entries(fields),
    ...Object.entries(tokens).map(([kind, title]) => [`tokens.${kind}`, title] as const),
    ['cost.column', cost?.column] as const,
  ];
  return named.flatMap(([field, title]) => (title === undefined ? [] : [[field, title] as const]));
}
