import { formatPercent, formatPromise, joinPercent } from '../figures/format-percent.ts';
import { type MeasuredDial, TOP_KNOT } from '../figures/interval.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { formatPosition } from '../figures/stops.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { Tag } from '../frame/tag.tsx';
import { type DialPromise, promiseNeeds, type Standing, standingAt } from './promise-at.ts';
import './certificate-panel.css';

/** What no certificate says, however high it is. */
const LIMITS = [
  'that each single answer is as good: it is an average over many',
  'anything about requests unlike those that were tested',
  'that it holds for each kind of work alone: it is about all of them together',
  'that it lasts: when models, prices or requests change, it has to be tested again',
];

function CertificateFacts({ dial, promise }: { readonly dial: MeasuredDial; readonly promise: DialPromise }) {
  const certificate = dial.certificates.find((one) => one.segment === null && one.rho === promise.rho);
  if (certificate === undefined) return null;
  const { n, delta, attempt, issuedAt, deltaUsed } = certificate;
  return (
    <dl className="facts">
      <dt>tested on</dt>
      <dd>{n.toLocaleString('en-US')} cases, none of them used for fitting</dd>
      <dt>confidence</dt>
      <dd>
        {formatPromise(1 - delta)}
        {attempt === 1
          ? ''
          : `; attempt ${attempt} on these cases, so each test took a risk of ${deltaUsed.toPrecision(2)}`}
      </dd>
      <dt>issued</dt>
      <dd>{issuedAt.slice(0, 10)}</dd>
    </dl>
  );
}

function Statement({ dial, standing }: { readonly dial: MeasuredDial; readonly standing: Standing }) {
  if (standing.status === 'certified') {
    return (
      <>
        <p>
          <Tag kind="ok">certified ≥ {formatPromise(standing.promise.rho)}</Tag>
        </p>
        <blockquote title={dial.topPlan}>
          {joinPercent(standing.promise.sentence.replaceAll(dial.topPlan, shortenName(dial.topPlan)))}
        </blockquote>
        <CertificateFacts dial={dial} promise={standing.promise} />
      </>
    );
  }
  if (standing.status === 'top') {
    return (
      <>
        <p>
          <Tag kind="ok">the top plan</Tag>
        </p>
        <blockquote title={dial.topPlan}>
          Here every request is answered by the top plan ({shortenName(dial.topPlan)}): it keeps every share
          of its own quality, by definition.
        </blockquote>
      </>
    );
  }
  return (
    <>
      <p>
        <Tag kind="open">not certified</Tag>
      </p>
      <blockquote>
        Nothing is promised at this position. What it reads is an estimate with its interval.
      </blockquote>
    </>
  );
}

/** Every promise that was tested, and what each lacks at this position. */
interface PromiseListProps {
  readonly dial: MeasuredDial;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

function PromiseList({ dial, knot, onTurn }: PromiseListProps) {
  return (
    <ul className="promises">
      {dial.promises.map((promise) => {
        const isHeld = promise.lowestKnot <= knot && knot < TOP_KNOT;
        const isBelow = promise.lowestKnot < TOP_KNOT && !isHeld && knot < TOP_KNOT;
        return (
          <li key={promise.rho}>
            <b>{formatPromise(promise.rho)}</b>
            <span>
              {isHeld
                ? `certified here, from ${formatPosition(promise.lowestKnot)} up`
                : promiseNeeds(promise)}
            </span>
            {isBelow && (
              <button type="button" className="button quiet" onClick={() => onTurn(promise.lowestKnot)}>
                go to {formatPosition(promise.lowestKnot)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** How far the dial's reading here is from a promise, as figures: no test, only what was read. */
function readShare({ readings }: MeasuredDial, knot: number): string | undefined {
  const here = readings[knot]?.quality.mean;
  const top = readings[TOP_KNOT]?.quality.mean;
  return here === undefined || top === undefined || top === 0 ? undefined : formatPercent(here / top);
}

/** The certificate in force at a position in prose, what it does not say, and what each other promise still lacks. */
export function CertificatePanel(props: PromiseListProps) {
  const { dial, knot } = props;
  const standing = standingAt(dial, knot);
  const share = readShare(dial, knot);
  return (
    <section className="panel certificate" aria-labelledby="certificate-title" data-testid="certificate">
      <h2 id="certificate-title">
        Certificate
        <FigureMark sources={dial} about="qualities" />
      </h2>
      <Statement dial={dial} standing={standing} />
      {dial.promises.length === 0 ? (
        <p>No promise was tested on this dial.</p>
      ) : (
        <>
          <h3>Promises, as shares of the top plan’s quality</h3>
          {share !== undefined && knot !== TOP_KNOT && (
            <p className="caption">This position reads {share} of it, which promises nothing by itself.</p>
          )}
          <PromiseList {...props} />
        </>
      )}
      <h3>What a certificate does not say</h3>
      <ul className="limits">
        {LIMITS.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
