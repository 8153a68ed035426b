import { createCallPlan, type Random } from '#core';
import type { RecordedAnswer, RecordedRow } from '#providers';
import { createRandom } from '#stats';
import type { AnsweringPlan } from '../scenario/answers.ts';
import type { SampleKind, SampleScenario } from '../scenario/schema.ts';
import { createTasks } from '../session/create-tasks.ts';
import type { SampleTask } from '../session/sample-task.ts';
import { drawAnswers } from './draw-answers.ts';

interface AnsweredKind {
  readonly kind: SampleKind;
  readonly systemTokens: number;
  readonly seed: string;
}

/** Makes tasks of a kind without end, from a chance of their own: nothing of them is in the log, nothing is planted. */
function* furtherTasks({ kind, systemTokens, seed }: AnsweredKind): Generator<SampleTask, never> {
  for (let session = 0; ; session += 1) {
    yield* createTasks({
      id: `answered ${session}`,
      kind: { ...kind, planted: {} },
      systemTokens,
      startMs: 0,
      // who ran a task is told by the answers
      model: '',
      effort: 'none',
      plants: new Set(),
      random: createRandom(`${seed} answers to ${kind.name} ${session}`),
    });
  }
}

/** Sums the tokens of a whole task up, whether they were cached or not. */
function tokensOf({ calls }: SampleTask) {
  const sum = { input: 0, output: 0 };
  for (const { usage } of calls) {
    const { inputTokens = 0, cacheReadTokens = 0, cacheWrite5mTokens = 0, cacheWrite1hTokens = 0 } = usage;
    sum.input += inputTokens + cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens;
    sum.output += (usage.outputTokens ?? 0) + (usage.reasoningTokens ?? 0);
  }
  return sum;
}

function answersTo(
  task: SampleTask,
  plans: readonly AnsweringPlan[],
  random: Random,
): Readonly<Record<string, RecordedAnswer>> {
  const { input, output: usual } = tokensOf(task);
  return Object.fromEntries(
    drawAnswers(random, plans).map(({ plan: { model, effort }, isRight, output }) => [
      createCallPlan(model, effort).id,
      {
        text: `constructed answer, ${isRight ? 'right' : 'wrong'}`,
        correct: isRight,
        input_tokens: input,
        output_tokens: Math.round(usual * output),
      },
    ]),
  );
}

function* rowsOf(answered: AnsweredKind): Iterable<RecordedRow> {
  const { kind, seed } = answered;
  if (kind.answers === undefined) return;
  const { prompts, plans } = kind.answers;
  const random = createRandom(`${seed} right answers to ${kind.name}`);
  const tasks = furtherTasks(answered);
  for (let prompt = 1; prompt <= prompts; prompt += 1) {
    const task = tasks.next().value;
    yield {
      id: `constructed ${kind.name} ${prompt}`,
      // no name that a report would give to the kind: its words must tell it
      task: `constructed: ${kind.name}`,
      prompt: task.message,
      answers: answersTo(task, plans, random),
    };
  }
}

/**
 * Makes recorded answers that nobody gave, to further prompts of the kinds that state some.
 *
 * Shape   the same scenario and seed give the same rows, however long the log is; none where no kind states answers
 */
export function* createOutcomes({ kinds, systems }: SampleScenario, seed: string): Iterable<RecordedRow> {
  for (const kind of kinds) yield* rowsOf({ kind, seed, systemTokens: systems[kind.system] ?? 0 });
}
