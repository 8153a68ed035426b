import { type KeyboardEvent, useState } from 'react';
import type { DialEntry, SampleResponse } from 'vernier/contract';
import { TOP_KNOT } from '../figures/interval.ts';
import { nameKnot } from '../figures/stops.ts';
import type { GatewayClient } from '../gateway/gateway-client.ts';
import { AnswerView } from './answer-view.tsx';
import { type QuestionState, useQuestion } from './use-question.ts';
import { useSample } from './use-sample.ts';
import './ask-box.css';

/** Where a question goes, and at which position. */
export interface AskBoxProps {
  readonly client: GatewayClient;
  readonly isUp: boolean;
  readonly knot: number;
  /** The dial that is looked at; undefined where there is none. */
  readonly shown: DialEntry | undefined;
  /** The dial that answers `auto`; undefined where none does. */
  readonly serving: DialEntry | undefined;
  readonly onKeyNeeded: () => void;
}

/** At which position of which dial a question is asked, in words. */
function placeText({ shown, serving, knot }: AskBoxProps): string {
  if (shown?.serves === true) return nameKnot(knot);
  return serving === undefined
    ? `${nameKnot(knot)} of the serving ladder`
    : `${nameKnot(knot)} of the serving dial: ${serving.title}`;
}

/** What must be said where the dial that is looked at does not answer. */
function ServingNote({ shown, serving, knot }: AskBoxProps) {
  if (shown === undefined || shown.serves) return null;
  const other = serving === undefined ? 'the serving ladder' : `the serving ladder: ${serving.title}`;
  return (
    <p className="note">
      The dial above is only looked at. A question is asked at this position ({nameKnot(knot)}) of {other}.
    </p>
  );
}

function Outcome({ state }: { readonly state: QuestionState }) {
  if (state.status === 'failed') {
    return (
      <p className="note" data-kind="bad">
        No answer: {state.message}
      </p>
    );
  }
  if (state.status === 'answered') return <AnswerView answered={state} />;
  return state.status === 'asking' ? <p className="caption">Waiting for the answer …</p> : null;
}

function sampleText(sample: SampleResponse | undefined, text: string): string {
  if (sample === undefined) return '';
  const place = `${sample.title}, ${sample.index + 1} of ${sample.count} (${sample.id})`;
  return sample.prompt === text ? place : `${place}, changed: no right answer is known`;
}

/** What the buttons under the question do; those that do nothing here are absent. */
interface AskActionsProps {
  readonly canSend: boolean;
  readonly onSend: () => void;
  readonly onStop: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

function AskActions({ canSend, onSend, onStop, onNext }: AskActionsProps) {
  return (
    <div className="ask-actions">
      {onNext !== undefined && (
        <button type="button" className="button" onClick={onNext}>
          Next sample form
        </button>
      )}
      <span className="caption keys">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends
      </span>
      {onStop !== undefined && (
        <button type="button" className="button" onClick={onStop}>
          Stop
        </button>
      )}
      <button type="button" className="button primary" disabled={!canSend} onClick={onSend}>
        Send
      </button>
    </div>
  );
}

/** A box to ask in, with the answer and its decision under it. */
export function AskBox(props: AskBoxProps) {
  const { client, isUp, knot, onKeyNeeded } = props;
  const [text, setText] = useState('');
  const [sample, setSample] = useState<SampleResponse>();
  const work = useSample(client, isUp);
  const { state, ask, stop } = useQuestion(client, onKeyNeeded);
  const isAsking = state.status === 'asking';
  const canSend = text.trim() !== '' && !isAsking;
  const send = () => {
    const asked = sample?.prompt === text ? sample : undefined;
    void ask({ text, position: knot / TOP_KNOT, askedAt: placeText(props), sample: asked });
  };
  const takeNext = async () => {
    const next = await work.next();
    if (next === undefined) return;
    setSample(next);
    setText(next.prompt);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (canSend) send();
  };
  return (
    <section className="panel ask" aria-labelledby="ask-title" data-testid="ask">
      <h2 id="ask-title">Ask at {nameKnot(knot)}</h2>
      <ServingNote {...props} />
      <textarea
        aria-label="Question"
        dir="auto"
        rows={5}
        value={text}
        placeholder="A question of your own"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p className="caption sample-place">{sampleText(sample, text)}</p>
      <AskActions
        canSend={canSend}
        onSend={send}
        onStop={isAsking ? stop : undefined}
        onNext={work.count > 0 ? () => void takeNext() : undefined}
      />
      <div className="ask-outcome" aria-live="polite">
        <Outcome state={state} />
      </div>
    </section>
  );
}
