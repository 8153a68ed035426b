import { formatCost, formatCostRange } from '../figures/format-usd.ts';
import { formatPercent, formatPercentRange, THIN } from '../figures/format-percent.ts';
import { markText } from '../figures/figure-marks.ts';
import { type MeasuredDial, type Reading, TOP_KNOT } from '../figures/interval.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { nameKnot } from '../figures/stops.ts';

/** A piece of the reading sentence: what the dial reads stands out, intervals stand back. */
export interface ReadingPart {
  readonly kind: 'words' | 'position' | 'figure' | 'aside';
  readonly text: string;
}

const words = (text: string): ReadingPart => ({ kind: 'words', text });
const figure = (text: string): ReadingPart => ({ kind: 'figure', text });
const aside = (text: string): ReadingPart => ({ kind: 'aside', text });

function costParts(reading: Reading, top: Reading): ReadingPart[] {
  const topUsd = top.costUsd.mean;
  const cost = [figure(formatCost(reading.costUsd.mean)), aside(` (${formatCostRange(reading.costUsd)})`)];
  if (reading.knot === TOP_KNOT) return [...cost, words(' per 1,000 requests.')];
  if (reading.costUsd.mean < topUsd)
    return [...cost, words(` instead of ${formatCost(topUsd)} per 1,000 requests.`)];
  return [...cost, words(` per 1,000 requests, where the top plan costs ${formatCost(topUsd)}.`)];
}

/**
 * The reading of a knot as one sentence, in pieces: what is right, how sure that is and on how many cases, and what it
 * costs instead of the top plan.
 *
 * Shape   empty where the dial has no reading of this knot
 */
export function readingParts(dial: MeasuredDial, knot: number): ReadingPart[] {
  const reading = dial.readings[knot];
  const top = dial.readings[TOP_KNOT];
  if (reading === undefined || top === undefined) return [];
  const { quality } = reading;
  const topPlan = `the top plan, ${shortenName(dial.topPlan)}`;
  const cases = `${formatPercentRange(quality)}, n${THIN}=${THIN}${quality.n}`;
  const isTop = knot === TOP_KNOT;
  return [
    words('At '),
    { kind: 'position', text: nameKnot(knot) },
    words(isTop ? `, ${topPlan}, always: right on ` : ', right on '),
    figure(formatPercent(quality.mean)),
    words(' of requests like these '),
    aside(isTop ? `(${cases})` : `(${cases}; ${topPlan}, ${formatPercent(top.quality.mean)})`),
    words(', '),
    ...costParts(reading, top),
  ];
}

/** The reading of a knot as plain text, as it is read aloud: with the mark that stands beside the sentence. */
export function readingText(dial: MeasuredDial, knot: number): string {
  const sentence = readingParts(dial, knot)
    .map((part) => part.text)
    .join('');
  return sentence === '' ? '' : `${sentence}${markText(dial)}`;
}
