import type { Finding } from '#core';
import { aboutText, gradeText, lossText, proofText, savingText } from '../../findings/findings-text.ts';
import type { AuditReport } from '../audit-report.ts';
import { cleanName, shortName } from '../sections/clean-name.ts';
import {
  GRADE_LETTERS,
  rankedFindings,
  type RankedFinding,
  ranksText,
  sourceTexts,
} from '../sections/findings-section.ts';
import { type Ends, intervalBar } from './interval-bar.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { commandMarkup, noteMarkup, saidMarkup } from './said-markup.ts';

const LONGEST_NAME = 60;

/** The ends of a saving in USD a month; a guess has no middle. */
function savingEnds({ saving }: Finding): Ends | undefined {
  if (saving.status === 'no-money') return undefined;
  return saving.status === 'estimated' ? saving.perMonthUsd : saving.guessedPerMonthUsd;
}

/** The ends of a change of right answers, in points; fewer are below 0. */
function changeEnds({ loss }: Finding): Ends | undefined {
  if (loss.status === 'none') return { low: 0, mean: 0, high: 0 };
  if (loss.status === 'unknown') return undefined;
  if (loss.status === 'guess') {
    const { low, high } = loss.guessedLostPoints;
    return { low: -high, high: -low };
  }
  const { mean, low, high } = loss.lostPoints;
  return { low: -high, mean: -mean, high: -low };
}

/** The figure first, then its interval and how many it is of; a guess has no weight. */
function estimate(title: string, bar: Markup, text: string): Markup {
  const end = text.search(/ \[|, n = /u);
  const [figure, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const weighed = text.startsWith('guess') ? noteMarkup(figure) : html`<b>${noteMarkup(figure)}</b>`;
  return html`<div class="estimate">
    <p class="cap">${title}</p>
    ${bar}
    <p>${weighed}<span class="iv">${noteMarkup(rest)}</span></p>
  </div>`;
}

interface Scales {
  readonly saving: readonly Ends[];
  readonly change: readonly Ends[];
}

function findingItem({ rank, finding, overlaps, command }: RankedFinding, scales: Scales): Markup {
  const { kind, what, advice, grade } = finding;
  const letter = GRADE_LETTERS[grade];
  const sources = sourceTexts(finding).map((source) => html`<p class="cap">${source}</p>`);
  const overlap =
    overlaps.length === 0
      ? NOTHING
      : html`<p class="cap">About some of the same calls as no. ${ranksText(overlaps)}: not to be added.</p>`;
  const saving = intervalBar(savingEnds(finding), scales.saving);
  const change = intervalBar(changeEnds(finding), scales.change);
  return html`<li class="finding">
    <span class="rank">${rank}</span>
    <div class="said">
      <h3 title="${cleanName(kind.name)}">
        <bdi>${shortName(kind.name, LONGEST_NAME)}</bdi>
      </h3>
      <p>${saidMarkup(what)}.</p>
      <p class="advice">→ ${saidMarkup(advice)}</p>
      <p class="cap">${aboutText(finding)} of this kind</p>
      ${overlap}
    </div>
    ${estimate('saving', saving, savingText(finding))}
    ${estimate('change of right answers', change, lossText(finding))}
    <div class="evidence">
      <p><span class="grade grade-${letter}">${letter}</span> ${gradeText(finding)}</p>
      ${sources}
      <p class="cap">${proofText(finding)}</p>
    </div>
    ${
      command === undefined
        ? NOTHING
        : html`<p class="prove"><span class="cap">this writes the suite:</span> ${commandMarkup(command)}</p>`
    }
  </li> `;
}

/** Lists findings with the intervals of their savings; nothing where there is none. */
export function findingsPlot(report: AuditReport): Markup {
  const findings = rankedFindings(report);
  if (findings.length === 0) return NOTHING;
  const scales: Scales = {
    saving: findings.flatMap(({ finding }) => savingEnds(finding) ?? []),
    change: findings.flatMap(({ finding }) => changeEnds(finding) ?? []),
  };
  return html`<p class="keys">
      <span>bars: 95 % intervals; dashed: ranges of a guess, without a probability</span>
      <span><b>A</b> your own work · <b>B</b> similar recorded work · <b>C</b> published figures only</span>
    </p>
    <ol class="findings">
      ${findings.map((finding) => findingItem(finding, scales))}
    </ol>`;
}
