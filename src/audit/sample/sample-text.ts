import { formatTable, formatUsd } from '#core';
import type { PlantedTruth, SampleTruth } from './truth/truth.ts';

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

/** Says what a sample holds, for people; `folder` as it was named. */
export function sampleText(
  { title, files, lines, bytes, total, planted, days, ...truth }: SampleTruth,
  folder: string,
) {
  const { calls, tasks, costUsd, unpricedCalls } = total;
  const price = `${usd(costUsd, true)} at list prices of ${truth.pricesAt}`;
  const unpriced = unpricedCalls === 0 ? '' : `; ${count(unpricedCalls, 'call')} without a price`;
  const size = `${count(files, 'session')}, ${count(lines, 'line')}, ${(bytes / 1e6).toFixed(1)} MB`;
  return [
    `Constructed, not recorded: ${title} (seed ${truth.seed})`,
    `written: ${size}; ${count(tasks, 'task')}, ${count(calls, 'call')}, ${days.first} to ${days.last}; ${price}${unpriced}`,
    plantedText(planted),
    `What is in it: ${folder}/truth.json. Read it: vernier audit ${folder}/projects --prices ${truth.pricesAt}`,
  ].join('\n\n');
}
