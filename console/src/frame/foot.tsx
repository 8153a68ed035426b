import type { DialEntry } from 'vernier/contract';
import { isObserved } from '../figures/figure-marks.ts';
import { SOURCE_MEANINGS } from '../figures/source-meanings.ts';

function originText({ title, dial }: DialEntry): string {
  if (dial.status === 'unmeasured') return `${title}: nothing is measured.`;
  const n = (dial.readings[0]?.quality.n ?? 0).toLocaleString('en-US');
  const fitted = dial.fitRows.toLocaleString('en-US');
  const areCostsApart = dial.costSource !== dial.source && !isObserved(dial.costSource);
  const costs = areCostsApart ? `costs ${dial.costSource}, that is computed from scaled token counts; ` : '';
  return (
    `${title}: ${dial.source} outcomes, that is ${SOURCE_MEANINGS[dial.source]}; fitted on ${fitted} cases, measured on ${n} others; ` +
    `${costs}list prices of ${dial.priceDate}; policy ${dial.policyHash.slice(0, 12)}.`
  );
}

/** Says where the figures on the page come from. */
export function Foot({ entry }: { readonly entry: DialEntry | undefined }) {
  return (
    <footer className="foot">
      <p>
        <b>Where the figures come from.</b>{' '}
        {entry === undefined ? 'Nothing was read yet.' : originText(entry)} The page computes nothing but
        differences and ratios of them; the same is at <a href="/vernier/dials">/vernier/dials</a>.
      </p>
    </footer>
  );
}
