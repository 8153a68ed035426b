import { formatTable, formatUsd, TERMINAL_COLUMNS, wrapText } from '#core';
import { OUTCOMES, readWords } from './read-words.ts';
import type { AnswersTruth, PlantedTruth, SampleTruth } from './truth/truth.ts';

function count(value: number, word: string): string {
  return `${value.toLocaleString('en-US')} ${word}${value === 1 ? '' : 's'}`;
}

function usd(value: number | null, isCost: boolean): string {
  if (value !== null) return formatUsd(value);
  return isCost ? 'no price' : '–';
}

function plantedText(planted: readonly PlantedTruth[]): string {
  if (planted.length === 0) return 'planted: nothing';
  const columns = [
    { title: 'planted' },
    { title: 'kind of work' },
    ...['sessions', 'tasks', 'calls', 'cost', 'without it'].map((title) => ({
      title,
      align: 'right' as const,
    })),
  ];
  const rows = planted.map(({ plant, kind, sessions, tasks, calls, costUsd, couldCostUsd }) => [
    plant,
    kind,
    ...[sessions, tasks].map((value) => value.toLocaleString('en-US')),
    calls === 0 ? '–' : calls.toLocaleString('en-US'),
    usd(costUsd, calls > 0),
    usd(couldCostUsd, calls > 0),
  ]);
  return formatTable(columns, rows);
}

/** Rounds before it writes: half a tenth below 0 is no -0.0. */
function pointsText(points: number): string {
  return (Math.round(10 * points) / 10 + 0).toFixed(1);
}

function answersText({ prompts, steps }: AnswersTruth): string {
  const said = `answers: constructed, to ${count(prompts, 'further prompt')}, in ${OUTCOMES}`;
  if (steps.length === 0) return fitted(`${said}; no task of this log ran on a plan that could make a step`);
  const columns = [
    { title: 'kind of work, on the next plan' },
    ...['tasks', 'lost of 100', 'stated', 'saved'].map((title) => ({ title, align: 'right' as const })),
  ];
  const rows = steps.map(({ kind, tasks, lostPoints, statedLostPoints, savedUsd }) => [
    kind,
    tasks.toLocaleString('en-US'),
    ...[lostPoints, statedLostPoints].map(pointsText),
    usd(savedUsd, true),
  ]);
  const [title = '', ...lines] = formatTable(columns, rows).split('\n');
  const table = steps.flatMap(({ upper, lower }, place) => [lines[place] ?? '', `  ${upper} → ${lower}`]);
  return [said, '', title, ...table].join('\n');
}

function fitted(line: string): string {
  return wrapText(line, TERMINAL_COLUMNS, '  ').join('\n');
}

/** Says what a sample holds, for people; `folder` as it was named. */
export function sampleText(
  { title, files, lines, bytes, total, planted, days, answers, ...truth }: SampleTruth,
  folder: string,
) {
  const { calls, tasks, costUsd, unpricedCalls } = total;
  const price = `${usd(costUsd, true)} at list prices of ${truth.pricesAt}`;
  const unpriced = unpricedCalls === 0 ? '' : `; ${count(unpricedCalls, 'call')} without a price`;
  const size = `${count(files, 'session')}, ${count(lines, 'line')}, ${(bytes / 1e6).toFixed(1)} MB`;
  const command = readWords((name) => `${folder}/${name}`, {
    hasAnswers: answers !== null,
    pricesAt: truth.pricesAt,
  });
  return [
    fitted(`Constructed, not recorded: ${title} (seed ${truth.seed})`),
    fitted(
      `written: ${size}; ${count(tasks, 'task')}, ${count(calls, 'call')}, ${days.first} to ${days.last}; ${price}${unpriced}`,
    ),
    plantedText(planted),
    ...(answers === null ? [] : [answersText(answers)]),
    // a command stands on one line, to be copied
    `What is in it: ${folder}/truth.json. Read it:\n  ${command}`,
  ].join('\n\n');
}
