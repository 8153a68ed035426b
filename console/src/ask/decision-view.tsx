import type { DecisionResponse } from 'vernier/contract';
import { formatPercent } from '../figures/format-percent.ts';
import { formatUsd } from '../figures/format-usd.ts';
import { markOf } from '../figures/figure-marks.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { costSources, costWords, planWords, promiseWords } from './decision-words.ts';

type Candidate = DecisionResponse['decision']['candidates'][number];

function CandidateRow({
  candidate,
  isChosen,
}: {
  readonly candidate: Candidate;
  readonly isChosen: boolean;
}) {
  const { planId, probability, predictedQuality, costEstimateUsd, excluded } = candidate;
  return (
    <tr aria-current={isChosen ? 'true' : undefined}>
      <th scope="row" title={planId}>
        {shortenName(planId, 34)}
        {isChosen ? ' (answered)' : ''}
        {excluded === undefined ? '' : ` (left out: ${excluded})`}
      </th>
      <td>{predictedQuality === undefined ? 'no prediction' : formatPercent(predictedQuality)}</td>
      <td>{costEstimateUsd === undefined ? 'no price' : formatUsd(costEstimateUsd)}</td>
      <td>{formatPercent(probability, 0)}</td>
    </tr>
  );
}

/** Every plan that was looked at, with what the dial predicted of it. */
function CandidatesTable({ decision }: { readonly decision: DecisionResponse['decision'] }) {
  const sources = { source: decision.dialSource };
  const isPredicted = decision.candidates.some(({ predictedQuality }) => predictedQuality !== undefined);
  return (
    <div className="table-room" role="region" aria-label="Candidates" tabIndex={0}>
      <table className="candidates">
        {isPredicted && markOf(sources) !== undefined && (
          <caption>
            Predictions of the dial
            <FigureMark sources={sources} />
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">candidate</th>
            <th scope="col">right, predicted</th>
            <th scope="col">USD, predicted</th>
            <th scope="col">chance</th>
          </tr>
        </thead>
        <tbody>
          {decision.candidates.map((candidate) => (
            <CandidateRow
              key={candidate.planId}
              candidate={candidate}
              isChosen={candidate.planId === decision.planId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a question got its plan: in words, then every plan that was looked at. */
export function DecisionView({ response }: { readonly response: DecisionResponse }) {
  const { decision, effort } = response;
  const sources = { source: decision.dialSource };
  return (
    <div className="decision" data-testid="decision">
      <h3>Why this plan</h3>
      <p>{planWords(decision)}</p>
      <dl className="facts">
        <dt>promise</dt>
        <dd>
          {promiseWords(decision)}
          {decision.certificate.status !== 'none' && <FigureMark sources={sources} />}
        </dd>
        <dt>effort</dt>
        <dd>
          <code>{effort}</code>
        </dd>
        <dt>cost</dt>
        <dd>
          {costWords(response)}
          <FigureMark sources={costSources(response)} />
        </dd>
        <dt>decision</dt>
        <dd>
          <code>{decision.id}</code>
        </dd>
      </dl>
      <CandidatesTable decision={decision} />
    </div>
  );
}
