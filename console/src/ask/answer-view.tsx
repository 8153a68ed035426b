import { formatSeconds } from '../figures/format-seconds.ts';
import { formatUsd } from '../figures/format-usd.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { Tag } from '../frame/tag.tsx';
import { DecisionView } from './decision-view.tsx';
import { isRight } from './is-right.ts';
import type { Answered } from './use-question.ts';

function SourceOfAnswer({ source }: { readonly source: string | undefined }) {
  if (source === undefined) return null;
  return <Tag kind={source === 'simulated' || source === 'modelled' ? 'warn' : 'plain'}>{source} answer</Tag>;
}

function Verdict({ answer, sample }: Pick<Answered, 'answer' | 'sample'>) {
  if (sample === undefined) return null;
  if (isRight(answer.text, sample.gold)) return <Tag kind="ok">right: {sample.gold}</Tag>;
  return <Tag kind="bad">wrong: the right answer is {sample.gold}</Tag>;
}

function tokensText(tokens: number | undefined): string {
  return tokens === undefined ? 'not said' : tokens.toLocaleString('en-US');
}

/** An answer with its verdict, what it took, and the decision behind it. */
export function AnswerView({ answered }: { readonly answered: Answered }) {
  const { answer, askedAt, decision } = answered;
  return (
    <div className="answer">
      <p className="answer-tags">
        <SourceOfAnswer source={answer.source} />
        <Verdict {...answered} />
        <span className="caption">asked at {askedAt}</span>
      </p>
      <div className="answer-text" dir="auto" data-testid="answer">
        {answer.text === '' ? 'The answer holds no text.' : answer.text}
      </div>
      <dl className="meter">
        <div>
          <dt>answered by</dt>
          <dd title={answer.model}>{shortenName(answer.model, 26)}</dd>
        </div>
        <div>
          <dt>cost</dt>
          <dd>{answer.costUsd === undefined ? 'not said' : formatUsd(answer.costUsd)}</dd>
        </div>
        <div>
          <dt>whole after</dt>
          <dd>{formatSeconds(answer.elapsedMs)}</dd>
        </div>
        <div>
          <dt>tokens in, out</dt>
          <dd>
            {tokensText(answer.inputTokens)}, {tokensText(answer.outputTokens)}
          </dd>
        </div>
      </dl>
      {decision !== undefined && <DecisionView response={decision} />}
    </div>
  );
}
