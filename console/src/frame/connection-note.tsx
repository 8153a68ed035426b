import type { Connection } from '../gateway/watch-dials.ts';
import { CommandText } from './command-text.tsx';
import { KeyForm } from './key-form.tsx';

/** What is wrong between page and gateway, and what can be done. */
interface ConnectionNoteProps {
  readonly connection: Connection;
  readonly address: string;
  /** Whether figures of an earlier reading are on the page. */
  readonly hasFigures: boolean;
  readonly onRetry: () => void;
  readonly onKey: (key: string) => void;
}

function goneText(connection: Extract<Connection, { status: 'gone' }>, props: ConnectionNoteProps): string {
  const since = connection.since.toLocaleTimeString('en-GB');
  const figures = props.hasFigures ? ' The figures below are the last that were read.' : '';
  return `${props.address} does not answer since ${since} (${connection.message}).${figures} Trying again every 5 s; nothing you set is lost. If it was stopped, start it with \`npm start\`.`;
}

/** Says what is wrong between page and gateway; nothing while all is well. */
export function ConnectionNote(props: ConnectionNoteProps) {
  const { connection, onRetry, onKey } = props;
  if (connection.status === 'up' || connection.status === 'waiting') return null;
  if (connection.status === 'key-needed') return <KeyForm message={connection.message} onKey={onKey} />;
  const text =
    connection.status === 'gone'
      ? goneText(connection, props)
      : connection.status === 'degraded'
        ? `The gateway takes no new work (${connection.reason}): what is shown can be read, and a question is refused. \`npx vernier doctor\` says what to do.`
        : `The gateway refuses to show its dials: ${connection.message}`;
  return (
    <div className="note" data-kind={connection.status === 'degraded' ? 'warn' : 'bad'} role="alert">
      <p>
        <CommandText text={text} />
      </p>
      <button type="button" className="button" onClick={onRetry}>
        Try now
      </button>
    </div>
  );
}
