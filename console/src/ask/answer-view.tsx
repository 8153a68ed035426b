import { formatSeconds } from '../figures/format-seconds.ts';
import { formatUsd } from '../figures/format-usd.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { isObserved } from '../figures/figure-marks.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { Tag } from '../frame/tag.tsx';
import { DecisionView } from './decision-view.tsx';
import type { Answered } from './use-question.ts';

function SourceOfAnswer({ source }: Pick<Answered['answer'], 'source'>) {
  if (source === undefined) return null;
  return <Tag kind={isObserved(source) ? 'plain' : 'warn'}>{source} answer</Tag>;
}

function Verdict({ verdict }: Pick<Answered, 'verdict'>) {
  if (verdict === undefined) return null;
  const { isRight, gold } = verdict;
  return isRight ? (
    <Tag kind="ok">right: {gold}</Tag>
  ) : (
    <Tag kind="bad">wrong: the right answer is {gold}</Tag>
  );
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
        <Verdict verdict={answered.verdict} />
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
          <dt>
            cost
            <FigureMark sources={answer} />
          </dt>
          <dd>{answer.costUsd === undefined ? 'not said' : formatUsd(answer.costUsd)}</dd>
        </div>
        <div>
          <dt>
            whole after
            <FigureMark sources={answer} />
          </dt>
          <dd>{formatSeconds(answer.elapsedMs)}</dd>
        </div>
        <div>
          <dt>
            tokens in, out
            <FigureMark sources={answer} />
          </dt>
          <dd>
            {tokensText(answer.inputTokens)}, {tokensText(answer.outputTokens)}
          </dd>
        </div>
      </dl>
      {decision !== undefined && <DecisionView response={decision} />}
    </div>
  );
}
