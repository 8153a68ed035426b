import { formatUsd, type Reading } from '#core';
import type { DialRecord } from '#routing';
import type { Line } from './summarise.ts';

const WIDTH = 860;
const HEIGHT = 480;
const MARGIN = { left: 64, right: 24, top: 56, bottom: 56 };

interface Scale {
  x(costUsd: number): number;
  y(quality: number): number;
}

function scaleFor(costs: readonly number[], qualities: readonly number[]): Scale {
  const [low, high] = [Math.log(Math.min(...costs) * 0.9), Math.log(Math.max(...costs) * 1.1)];
  const [bottom, top] = [Math.min(...qualities) - 0.01, Math.max(...qualities) + 0.01];
  const width = WIDTH - MARGIN.left - MARGIN.right;
  const height = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    x: (costUsd) => MARGIN.left + (width * (Math.log(costUsd) - low)) / (high - low),
    y: (quality) => MARGIN.top + height - (height * (quality - bottom)) / (top - bottom),
  };
}

const px = (value: number) => value.toFixed(1);

function path(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join(' ');
}

function readingMarks(readings: readonly Reading[], scale: Scale): string {
  return readings
    .map(({ costUsd, quality, position }) => {
      const x = scale.x(costUsd.mean);
      const bar = `<path class="bar" d="M${px(x)} ${px(scale.y(quality.low))}V${px(scale.y(quality.high))}"/>`;
      const label = `position ${position.toFixed(2)}: ${(100 * quality.mean).toFixed(1)} %, ${formatUsd(1000 * costUsd.mean)} per 1,000`;
      return `${bar}<circle class="reading" cx="${px(x)}" cy="${px(scale.y(quality.mean))}" r="3.5"><title>${label}</title></circle>`;
    })
    .join('');
}

function testMarks(lines: readonly Line[], scale: Scale): string {
  return lines
    .map((line) => {
      const x = scale.x(line.costUsdPer1000 / 1000);
      const y = scale.y(line.accuracy.mean);
      return (
        `<path class="test" d="M${px(x - 5)} ${px(y)}H${px(x + 5)}M${px(x)} ${px(y - 5)}V${px(y + 5)}"/>` +
        `<text class="label" x="${px(x + 8)}" y="${px(y + 14)}">${line.dial}</text>`
      );
    })
    .join('');
}

function axes(costs: readonly number[], qualities: readonly number[], scale: Scale): string {
  const low = Math.min(...costs);
  const high = Math.max(...costs);
  const xTicks = [0, 0.25, 0.5, 0.75, 1].map((share) => low ** (1 - share) * high ** share);
  const yTicks: number[] = [];
  for (
    let tick = Math.ceil(Math.min(...qualities) * 20) / 20;
    tick <= Math.max(...qualities) + 0.01;
    tick += 0.05
  ) {
    yTicks.push(tick);
  }
  const bottom = HEIGHT - MARGIN.bottom;
  const x = xTicks.map(
    (usd) =>
      `<text class="tick" text-anchor="middle" x="${px(scale.x(usd))}" y="${bottom + 20}">${formatUsd(1000 * usd)}</text>`,
  );
  const y = yTicks.map(
    (quality) =>
      `<path class="grid" d="M${MARGIN.left} ${px(scale.y(quality))}H${WIDTH - MARGIN.right}"/>` +
      `<text class="tick" text-anchor="end" x="${MARGIN.left - 8}" y="${px(scale.y(quality) + 4)}">${(100 * quality).toFixed(0)} %</text>`,
  );
  return [...y, ...x].join('');
}

const STYLE = `
  svg { color-scheme: light dark; background: light-dark(#ffffff, #14161a); font: 13px system-ui, sans-serif; }
  .grid { stroke: light-dark(#e4e6ea, #2a2e36); } .tick, .axis { fill: light-dark(#5b616e, #9aa2b1); }
  .title { font-size: 16px; font-weight: 600; fill: light-dark(#1b1e24, #eceff4); }
  .hull { fill: none; stroke: light-dark(#8b93a3, #6d7585); stroke-dasharray: 5 4; }
  .dial { fill: none; stroke: light-dark(#1f6feb, #6ea8ff); stroke-width: 1.5; }
  .bar { stroke: light-dark(#1f6feb, #6ea8ff); opacity: 0.35; } .reading { fill: light-dark(#1f6feb, #6ea8ff); }
  .plan { fill: light-dark(#5b616e, #9aa2b1); } .test { stroke: light-dark(#c2410c, #ff9b6a); stroke-width: 2; }
  .label { fill: light-dark(#c2410c, #ff9b6a); }`;

/** Draws quality over spend: the hull of single plans, the dial's readings with intervals, and the test beside them. */
export function drawDial(dial: DialRecord, lines: readonly Line[]): string {
  const { policy, readings } = dial;
  const costs = [
    ...readings.map((reading) => reading.costUsd.mean),
    ...lines.map((line) => line.costUsdPer1000 / 1000),
  ];
  const qualities = [
    ...readings.flatMap(({ quality }) => [quality.low, quality.high]),
    ...lines.map((line) => line.accuracy.mean),
  ];
  const scale = scaleFor(costs, qualities);
  const plans = policy.plans.map((plan, index) => ({
    label: plan.id,
    x: scale.x(policy.planCostUsd[index] ?? 0),
    y: scale.y(policy.planQuality[index] ?? 0),
  }));
  const dialPoints = readings.map(({ costUsd, quality }) => ({
    x: scale.x(costUsd.mean),
    y: scale.y(quality.mean),
  }));
  const n = readings[0]?.quality.n ?? 0;
  const tested = lines[0]?.accuracy.n ?? 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Quality over spend of the dial">
<style>${STYLE}</style>
<text class="title" x="${MARGIN.left}" y="24">What each dial position costs and holds</text>
<text class="axis" x="${MARGIN.left}" y="43">dots: readings on ${n} certify clusters with 95 % intervals; crosses: ${tested} untouched prompts over HTTP; dashed: single plans on fit rows</text>
${axes(costs, qualities, scale)}
<path class="hull" d="${path(plans)}"/>
${plans.map(({ x, y, label }) => `<circle class="plan" cx="${px(x)}" cy="${px(y)}" r="4"><title>${label}</title></circle>`).join('')}
<path class="dial" d="${path(dialPoints)}"/>
${readingMarks(readings, scale)}${testMarks(lines, scale)}
<text class="axis" text-anchor="middle" x="${(WIDTH + MARGIN.left) / 2}" y="${HEIGHT - 14}">USD per 1,000 requests (logarithmic; list prices of ${policy.priceDate})</text>
</svg>
`;
}
