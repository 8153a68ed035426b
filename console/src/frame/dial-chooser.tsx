import type { DialEntry } from 'vernier/contract';
import { isObserved } from '../figures/figure-marks.ts';
import { CommandText } from './command-text.tsx';
import { FigureMark } from './figure-mark.tsx';
import { SourceTag } from './source-tag.tsx';
import { Tag } from './tag.tsx';
import './dial-chooser.css';

/** The dials that can be looked at, and the one that is. */
interface DialChooserProps {
  readonly entries: readonly DialEntry[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

function EntryTags({ entry }: { readonly entry: DialEntry }) {
  return (
    <span className="entry-tags">
      {entry.dial.status === 'measured' ? (
        <>
          <SourceTag source={entry.dial.source} />
          {isObserved(entry.dial.source) && <FigureMark sources={entry.dial} />}
        </>
      ) : (
        <Tag kind="open">not measured</Tag>
      )}
      <span className="caption">
        {entry.serves ? (
          <>
            answers <code>auto</code>
          </>
        ) : (
          'only to look at'
        )}
      </span>
    </span>
  );
}

/** Chooses the dial that is looked at, and always says what must be known of its figures. */
export function DialChooser({ entries, chosenId, onChoose }: DialChooserProps) {
  const chosen = entries.find(({ id }) => id === chosenId);
  return (
    <div className="dial-chooser">
      <fieldset>
        <legend className="hidden">Which dial</legend>
        {entries.map((entry) => (
          <label key={entry.id} className="entry">
            <input
              type="radio"
              name="dial"
              value={entry.id}
              checked={entry.id === chosenId}
              onChange={() => onChoose(entry.id)}
            />
            <span className="entry-words">
              <span className="entry-title">{entry.title}</span>
              <EntryTags entry={entry} />
            </span>
          </label>
        ))}
      </fieldset>
      {chosen !== undefined && chosen.note !== '' && (
        <p className="entry-note" data-testid="note">
          <CommandText text={chosen.note} />
        </p>
      )}
    </div>
  );
}
