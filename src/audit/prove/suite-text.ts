import { formatTable, formatUsd, type Suite, TERMINAL_COLUMNS, type WhatIfPrice, wrapText } from '#core';
import { nounText, safeName } from '../words/number-text.ts';

function precisionText({ precision, cases }: Suite): string {
  const { halfWidthPoints, supposedDiscordance, wantedCases, expectedHalfWidthPoints } = precision;
  const wanted = `± ${halfWidthPoints} points need ${nounText(wantedCases, 'case')}`;
  const basis = `if the plans differ on ${100 * supposedDiscordance} % of them, which is supposed`;
  const fewer =
    cases.length < wantedCases ? `; with all there are, ± ${expectedHalfWidthPoints.toFixed(1)}` : '';
  return `precision: ${wanted}, ${basis}${fewer} (95 %, paired difference of right answers)`;
}

function priceText({ model, inputUsdPerMillionTokens, outputUsdPerMillionTokens }: WhatIfPrice): string {
  return `${model} at $${inputUsdPerMillionTokens} in and $${outputUsdPerMillionTokens} out`;
}

function costText({ cost, whatIf }: Suite): string {
  if (cost.status === 'unpriced')
    return 'running it: one of the two models has no batch price in the catalog';
  const { upperUsd, lowerUsd, priceDate } = cost;
  const both = `${formatUsd(upperUsd)} for the upper and ${formatUsd(lowerUsd)} for the lower plan`;
  const supposed = whatIf === undefined ? '' : ` and what-if prices (${whatIf.map(priceText).join('; ')})`;
  const together = `together ${formatUsd(upperUsd + lowerUsd)} for these cases (the finding says what as many average ones would cost)`;
  return `running it would cost ${both}, ${together}, through batch at list prices of ${priceDate}${supposed} and at the tokens of the upper plan`;
}

function fitted(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => wrapText(line, TERMINAL_COLUMNS, '  '));
}

/** Says what a suite holds, what it can show and what it costs. */
export function suiteText(suite: Suite, file: string): string {
  const { kind, upper, lower, strata, cases, seed } = suite;
  return [
    ...fitted([
      `${safeName(kind.name)}: ${lower.id} instead of ${upper.id}, ${nounText(cases.length, 'case')}`,
    ]),
    '',
    formatTable(
      [
        { title: 'stake' },
        { title: 'prompt' },
        { title: 'tasks', align: 'right' },
        { title: 'cases', align: 'right' },
      ],
      strata.map((stratum) => [stratum.stake, stratum.length, String(stratum.tasks), String(stratum.cases)]),
    ),
    '',
    ...fitted([
      precisionText(suite),
      costText(suite),
      `written to ${file}: sessions and times, no text; drawn with the seed ${JSON.stringify(seed)}`,
    ]),
  ].join('\n');
}
