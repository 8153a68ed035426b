import { createCatalog } from '#catalog';
import { casesFromRecordings, type RecordedRow } from '#providers';
import { JointCounts } from '#routing';
import { LADDER, PRICE_DATE, readData, TOKENIZER } from '../recorded/read-data.ts';

type Pattern = JointCounts['patterns'][number];

const RIGHT_OR_WRONG = [false, true];

/** Every pattern of right and wrong over the ladder, wrong first. */
const PATTERNS = RIGHT_OR_WRONG.flatMap((small) =>
  RIGHT_OR_WRONG.flatMap((medium) => RIGHT_OR_WRONG.map((large) => [small, medium, large])),
);

const SOURCES: JointCounts['sources'] = [
  {
    what: 'the models’ answers and the rule that scores them',
    from: 'WildEval/ZeroEval, result_dirs, commit 8c1485e',
    licence: 'Apache-2.0',
  },
  { what: 'questions of gsm', from: 'GSM8K, openai/grade-school-math, test set', licence: 'MIT' },
  {
    what: 'questions of crux',
    from: 'CRUXEval, facebookresearch/cruxeval, output prediction',
    licence: 'MIT',
  },
  {
    what: 'questions of math-l5',
    from: 'MATH, hendrycks/math, level 5 with whole-number answers',
    licence: 'MIT',
  },
];

/** Keeps the first row of each duplicate cluster, so that the counted questions are independent. */
function firstOfEachCluster(rows: readonly RecordedRow[]): RecordedRow[] {
  const seen = new Set<string>();
  return casesFromRecordings(rows).flatMap(({ clusterId }, index) => {
    if (seen.has(clusterId)) return [];
    seen.add(clusterId);
    return rows.slice(index, index + 1);
  });
}

const answerOf = (row: RecordedRow, model: string) => {
  const answer = row.answers[model];
  if (answer === undefined) throw new Error(`${row.id} has no answer of ${model}`);
  return answer;
};

/** A mean with one decimal: a tenth of a token is less than what the count itself may be wrong by. */
function meanTokens(rows: readonly RecordedRow[], count: (row: RecordedRow) => number): number {
  const mean = rows.reduce((sum, row) => sum + count(row), 0) / rows.length;
  return Math.round(10 * mean) / 10;
}

function countPattern(rows: readonly RecordedRow[], task: string, right: readonly boolean[]): Pattern[] {
  const own = rows.filter(
    (row) =>
      row.task === task && LADDER.every((model, index) => answerOf(row, model).correct === right[index]),
  );
  if (own.length === 0) return [];
  const means = (side: 'input_tokens' | 'output_tokens') =>
    LADDER.map((model) => meanTokens(own, (row) => answerOf(row, model)[side]));
  return [
    {
      task,
      right,
      questions: own.length,
      meanInputTokens: means('input_tokens'),
      meanOutputTokens: means('output_tokens'),
    },
  ];
}

/** What was measured of the models' own token counts, as the catalog says it. */
function tokenNote(): string {
  const factors = LADDER.map((model) => {
    const found = createCatalog().findModel(model);
    return found.status === 'found' ? found.model.tokenScale?.factor : undefined;
  });
  const [factor] = factors;
  if (factor === undefined || factors.some((other) => other !== factor)) {
    throw new Error(`the catalog scales tokens of the ladder by ${factors.join(', ')}: say so of each model`);
  }
  return (
    `o200k_base counts as they were recorded, not the providers’ own; to price them they are multiplied by ${factor}, ` +
    'the factor measured for claude-3-haiku (its source: tokenScale in the catalog); a chat wrapper’s few tokens are not in them'
  );
}

function countOf(rows: readonly RecordedRow[], task: string): number {
  return rows.filter((row) => row.task === task).length;
}

/** Counts, for each task and pattern of right and wrong, the recorded questions that showed it. */
export async function countPatterns(directory: string): Promise<JointCounts> {
  const { rows } = await readData(directory);
  const counted = firstOfEachCluster(rows);
  const tasks = [...new Set(rows.map((row) => row.task))];
  return JointCounts.parse({
    version: 1,
    title: 'Three Claude models of late 2024 on public maths and code',
    derivedBy: 'npm run example:late-2024 -- --data ../shared/datasets',
    models: LADDER,
    priceDate: PRICE_DATE,
    scoring:
      'the published rule: the answer’s number for gsm and math-l5, the answer’s text for crux; an answer that cannot be read is wrong',
    tokenizer: TOKENIZER,
    tokens: tokenNote(),
    duplicates:
      'questions that differ only in numbers, case or punctuation are one cluster; the first of each is counted',
    sources: SOURCES,
    tasks: tasks.map((task) => ({ task, questions: countOf(rows, task), clusters: countOf(counted, task) })),
    patterns: tasks.flatMap((task) => PATTERNS.flatMap((right) => countPattern(counted, task, right))),
  });
}
