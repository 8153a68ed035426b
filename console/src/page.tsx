import { useCallback, useState } from 'react';
import type { DialEntry } from 'vernier/contract';
import { AskBox } from './ask/ask-box.tsx';
import { CertificatePanel } from './certificate/certificate-panel.tsx';
import { Bar } from './frame/bar.tsx';
import { ConnectionNote } from './frame/connection-note.tsx';
import { DialChooser } from './frame/dial-chooser.tsx';
import { Foot } from './frame/foot.tsx';
import { NextSteps } from './frame/next-steps.tsx';
import { stepAtOrigin } from './frame/step-at-origin.ts';
import type { GatewayClient } from './gateway/gateway-client.ts';
import type { KeptKey } from './gateway/kept-key.ts';
import { useDials } from './gateway/use-dials.ts';
import { Instrument } from './instrument/instrument.tsx';
import { UnmeasuredInstrument } from './instrument/unmeasured-instrument.tsx';
import { WaitingInstrument } from './instrument/waiting-instrument.tsx';
import { OneStepLower } from './step/one-step-lower.tsx';
import { type PlaceControl, usePlace } from './use-place.ts';
import './page.css';

/** Figures can be looked at without a key here, and questions cannot be asked. */
const QUESTION_NEEDS_KEY = { status: 'key-needed', message: 'Asking a question needs one.' } as const;

/** What the page is handed. */
export interface PageProps {
  readonly client: GatewayClient;
  readonly keptKey: KeptKey;
  /** Host and port of the gateway, as the browser names them. */
  readonly address: string;
}

/** A dial that is looked at, and where it stands. */
interface EntryProps {
  readonly entry: DialEntry;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

function EntryInstrument({ entry, knot, onTurn }: EntryProps) {
  const { dial, title } = entry;
  return dial.status === 'measured' ? (
    <Instrument key={entry.id} title={title} dial={dial} knot={knot} onTurn={onTurn} />
  ) : (
    <UnmeasuredInstrument key={entry.id} dial={dial} knot={knot} onTurn={onTurn} />
  );
}

function EntrySide({ entry, knot, onTurn }: EntryProps) {
  const { dial, nextSteps } = entry;
  return (
    <div className="side">
      {dial.status === 'measured' && <OneStepLower dial={dial} knot={knot} onTurn={onTurn} />}
      <NextSteps steps={nextSteps.map((step) => stepAtOrigin(step, location.origin))} />
      {dial.status === 'measured' && <CertificatePanel dial={dial} knot={knot} onTurn={onTurn} />}
    </div>
  );
}

/** Everything that is about one dial, and the box that asks at its position. */
interface RoomProps {
  readonly entries: readonly DialEntry[];
  readonly entry: DialEntry;
  readonly isUp: boolean;
  readonly client: GatewayClient;
  readonly onKeyNeeded: () => void;
  readonly place: PlaceControl;
}

function Room({ entries, entry, isUp, client, onKeyNeeded, place }: RoomProps) {
  const knot = place.knotOf(entry);
  const onTurn = (next: number) => place.turn(entry.id, next);
  return (
    <>
      <DialChooser entries={entries} chosenId={entry.id} onChoose={place.choose} />
      <div className="room">
        <EntryInstrument entry={entry} knot={knot} onTurn={onTurn} />
        <EntrySide entry={entry} knot={knot} onTurn={onTurn} />
        <AskBox
          client={client}
          isUp={isUp}
          knot={knot}
          shown={entry}
          serving={entries.find(({ serves }) => serves)}
          onKeyNeeded={onKeyNeeded}
        />
      </div>
    </>
  );
}

/** The dial that was chosen, where it is still there; else the one to show first. */
function findEntry(entries: readonly DialEntry[], dialId: string | undefined): DialEntry | undefined {
  return entries.find(({ id }) => id === dialId) ?? entries[0];
}

/** The first room of the console: the dial, what it reads here, how sure that is, and a box to ask in. */
export function Page({ client, keptKey, address }: PageProps) {
  const { connection, entries, look } = useDials(client);
  const place = usePlace();
  const [keyAsked, setKeyAsked] = useState(false);
  const onKeyNeeded = useCallback(() => setKeyAsked(true), []);
  const onKey = (key: string) => {
    keptKey.keep(key);
    setKeyAsked(false);
    look();
  };
  const entry = findEntry(entries ?? [], place.dialId);
  const isUp = connection.status === 'up' || connection.status === 'degraded';
  const shown = isUp && keyAsked ? QUESTION_NEEDS_KEY : connection;
  return (
    <>
      <a className="skip" href="#main">
        Skip to the dial
      </a>
      <Bar connection={connection} address={address} />
      <main id="main" data-stale={!isUp && entry !== undefined}>
        <ConnectionNote
          connection={shown}
          address={address}
          hasFigures={entry !== undefined}
          onRetry={look}
          onKey={onKey}
        />
        {entry === undefined ? (
          connection.status === 'waiting' && <WaitingInstrument />
        ) : (
          <Room entries={entries ?? []} {...{ entry, isUp, client, onKeyNeeded, place }} />
        )}
      </main>
      <Foot entry={entry} />
    </>
  );
}
