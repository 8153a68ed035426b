import { IsoDate, ModelId, VernierError } from '#core';
import { z } from 'zod';

const meanTokens = z.array(z.number().positive()).readonly();

/** How many questions of one task showed one pattern of right and wrong, and what they took on average. */
export const PatternCount = z.strictObject({
  task: z.string().min(1),
  /** Whether each model was right, in the order of `models`. */
  right: z.array(z.boolean()).readonly(),
  questions: z.number().int().positive(),
  /** Mean tokens of each model on these questions, as they were recorded. */
  meanInputTokens: meanTokens,
  meanOutputTokens: meanTokens,
});
export type PatternCount = z.infer<typeof PatternCount>;

/** Where the counted answers or questions come from. */
const CountSource = z.strictObject({
  what: z.string().min(1),
  from: z.string().min(1),
  licence: z.string().min(1),
});

/**
 * Joint counts: everything that paired statistics of single-call plans need to know of scored answers, without a text.
 *
 * A pattern that no question showed has no entry.
 */
export const JointCounts = z.strictObject({
  version: z.literal(1),
  title: z.string().min(1),
  /** How the file is made again. */
  derivedBy: z.string().min(1),
  /** The ladder. */
  models: z.array(ModelId).min(2).readonly(),
  /** The day whose list prices count. */
  priceDate: IsoDate,
  /** What counted as right. */
  scoring: z.string().min(1),
  /** Who counted the tokens; absent: each provider itself. */
  tokenizer: z.literal('o200k_base').optional(),
  /** What must be known of the token counts. */
  tokens: z.string().min(1),
  /** Which of near-duplicate questions was counted. */
  duplicates: z.string().min(1),
  sources: z.array(CountSource).min(1).readonly(),
  tasks: z
    .array(
      z.strictObject({
        task: z.string().min(1),
        /** Questions that were recorded. */
        questions: z.number().int().positive(),
        /** Duplicate clusters among them; one question of each is counted. */
        clusters: z.number().int().positive(),
      }),
    )
    .min(1)
    .readonly(),
  patterns: z.array(PatternCount).min(1).readonly(),
});
export type JointCounts = z.infer<typeof JointCounts>;

/** Names a pattern by one digit a model: `011` is wrong, right, right. */
export function patternName({ right }: Pick<PatternCount, 'right'>): string {
  return right.map(Number).join('');
}

/** What the schema cannot say: the lengths of lists, that a pattern stands once, and that a task's patterns add up. */
function findProblem({ models, tasks, patterns }: JointCounts): string | undefined {
  const names = patterns.map((pattern) => `${pattern.task} ${patternName(pattern)}`);
  const uneven = patterns.findIndex((pattern) =>
    [pattern.right, pattern.meanInputTokens, pattern.meanOutputTokens].some(
      (list) => list.length !== models.length,
    ),
  );
  if (uneven !== -1) return `${names[uneven]} does not have one entry for each of ${models.length} models`;
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return `${repeated} stands there twice`;
  const stranger = patterns.find((pattern) => tasks.every(({ task }) => task !== pattern.task));
  if (stranger !== undefined) return `${stranger.task} is not among its tasks`;
  const unlike = tasks.find(
    ({ task, clusters }) =>
      clusters !==
      patterns.reduce((sum, pattern) => sum + (pattern.task === task ? pattern.questions : 0), 0),
  );
  return unlike && `the patterns of ${unlike.task} do not add up to its ${unlike.clusters} clusters`;
}

/**
 * Reads joint counts from the text of a file.
 *
 * Throws  'file-unreadable' for text that is no joint counts, or whose figures do not fit each other
 */
export function parseJointCounts(text: string, from: string): JointCounts {
  const invalid = (problem: string, cause?: unknown) =>
    new VernierError('file-unreadable', `${from} holds no joint counts (${problem}): restore it as it came`, {
      cause,
    });
  let counts: JointCounts;
  try {
    counts = JointCounts.parse(JSON.parse(text));
  } catch (error) {
    throw invalid(error instanceof z.ZodError ? z.prettifyError(error) : 'it is no JSON', error);
  }
  const problem = findProblem(counts);
  if (problem !== undefined) throw invalid(problem);
  return counts;
}
