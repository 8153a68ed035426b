import { assertNever, EFFORT_LEVELS, formatTable, formatUsd, type TableColumn } from '#core';
import type { DiscoveredProvider, Discovery } from '#providers';
import type { Rung, RungPrice } from './describe-rungs.ts';

const UNKNOWN = '–';
const THOUSAND = 1000;

interface Column extends TableColumn {
  readonly cell: (rung: Rung) => string;
}

function usdText(price: RungPrice, part: 'inputUsdPerMillionTokens' | 'outputUsdPerMillionTokens'): string {
  switch (price.status) {
    case 'priced':
      return formatUsd(price[part]);
    case 'unpriced':
      return 'no price';
    case 'local':
      return 'local';
    default:
      return assertNever(price);
  }
}

/** Levels without a gap between them as a range, others one by one. */
function levelsText({ effortLevels: levels }: Rung): string {
  const [first, last] = [levels.at(0), levels.at(-1)];
  if (first === undefined || last === undefined) return UNKNOWN;
  const hasGap = EFFORT_LEVELS.indexOf(last) - EFFORT_LEVELS.indexOf(first) >= levels.length;
  return levels.length < 3 || hasGap ? levels.join(' ') : `${first}–${last}`;
}

function contextText({ contextWindowTokens: tokens }: Rung): string {
  return tokens === null ? UNKNOWN : `${Math.round(tokens / THOUSAND)}k`;
}

function priceDateText({ price }: Rung): string {
  return price.status === 'priced' ? price.priceDate : UNKNOWN;
}

/** What is known of the order in which the rungs stand: the prices make it, and what has none stands by chance. */
function titleOf(rungs: readonly Rung[]): string {
  const has = (status: RungPrice['status']) =>
    rungs.some(({ price, onLadder }) => onLadder && price.status === status);
  const order = [
    ...(has('local') ? ['local'] : []),
    ...(has('priced') ? ['by price'] : []),
    ...(has('unpriced') ? ['no price'] : []),
  ];
  if (order.length > 1) return `ladder: ${order.join(', then ')}`;
  return has('priced') ? 'ladder, cheapest first' : 'ladder, in the order found';
}

function columnsOf(rungs: readonly Rung[]): readonly Column[] {
  const optional: readonly Column[] = [
    { title: 'price since', cell: priceDateText },
    { title: 'context', align: 'right', cell: contextText },
    { title: 'effort', cell: levelsText },
  ];
  return [
    { title: titleOf(rungs), cell: ({ modelId }) => `  ${modelId}` },
    { title: 'provider', cell: ({ providerId }) => providerId ?? 'none' },
    {
      title: 'input $/M',
      align: 'right',
      cell: ({ price }) => usdText(price, 'inputUsdPerMillionTokens'),
    },
    {
      title: 'output $/M',
      align: 'right',
      cell: ({ price }) => usdText(price, 'outputUsdPerMillionTokens'),
    },
    // a column of which nothing is known says nothing
    ...optional.filter(({ cell }) => rungs.some((rung) => cell(rung) !== UNKNOWN)),
  ];
}

function tableText(rungs: readonly Rung[]): string {
  const columns = columnsOf(rungs);
  const rowOf = (rung: Rung) => columns.map(({ cell }) => cell(rung));
  const byName = rungs.filter(({ onLadder }) => !onLadder).map(rowOf);
  return formatTable(columns, [
    ...rungs.filter(({ onLadder }) => onLadder).map(rowOf),
    ...(byName.length === 0 ? [] : [['not on it: answers to its name'], ...byName]),
  ]);
}

function foundText({ id, foundAt }: DiscoveredProvider): string {
  return foundAt.kind === 'variable' ? `${id} from ${foundAt.variable}` : `${id} at ${foundAt.origin}`;
}

function namesOf(rungs: readonly Rung[]): string {
  return rungs.map(({ modelId }) => modelId).join(', ');
}

function localNotes(local: readonly Rung[]): string[] {
  if (local.length === 0) return [];
  const order = local.length === 1 ? '' : ', in the order found';
  return [
    `\`local\` costs no money per token and has no price: it stands lowest${order}, and what the machine costs is not counted`,
  ];
}

function unpricedNotes(unpriced: readonly Rung[]): string[] {
  if (unpriced.length === 0) return [];
  const place = unpriced.some(({ onLadder }) => onLadder)
    ? '; their place on the ladder says nothing of their cost until catalog.json in the home folder states a price'
    : '';
  return [
    `no price is known of ${namesOf(unpriced)}: what they cost is not counted, and no budget lets them answer${place}`,
  ];
}

function priceNotes(rungs: readonly Rung[]): string[] {
  const of = (status: RungPrice['status']) => rungs.filter(({ price }) => price.status === status);
  return [...localNotes(of('local')), ...unpricedNotes(of('unpriced'))];
}

/** Lays out the ladder for people: rungs with prices and what else is known, where they were found, what to know. */
export function ladderLines(rungs: readonly Rung[], { providers, notes }: Discovery): readonly string[] {
  const isFound = providers.length > 0;
  return [
    tableText(rungs),
    ...(isFound ? [`found   ${providers.map(foundText).join(', ')}`] : []),
    ...[...priceNotes(rungs), ...notes].map((note) => `note    ${note}`),
  ];
}
