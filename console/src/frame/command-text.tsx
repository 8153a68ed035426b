import { useState } from 'react';
import './command-text.css';

/** Copies a command; absent where the browser lets no page write to the clipboard. */
function CopyButton({ command }: { readonly command: string }) {
  const [said, setSaid] = useState('Copy');
  if (!('clipboard' in navigator)) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setSaid('Copied');
    } catch {
      setSaid('Select it by hand');
    }
  };
  return (
    <button
      type="button"
      className="button quiet copy"
      aria-label={`Copy: ${command}`}
      onClick={() => void copy()}
      onBlur={() => setSaid('Copy')}
    >
      <span aria-live="polite">{said}</span>
    </button>
  );
}

/** A command whose lines break between its words only; a single word is a name, which nobody runs. */
function Command({ command }: { readonly command: string }) {
  return (
    <span className="command">
      <code>
        {command.split(/(?<= )/u).map((word, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a command is an ordered list of words
          <span key={index}>{word}</span>
        ))}
      </code>
      {command.includes(' ') && <CopyButton command={command} />}
    </span>
  );
}

/** A sentence whose backquoted parts are commands, each with a button that copies it. */
export function CommandText({ text }: { readonly text: string }) {
  const pieces = text.split('`');
  return pieces.map((piece, index) => {
    // every second piece stood between backquotes; an unclosed one is plain text
    // oxlint-disable-next-line react/no-array-index-key -- a sentence is an ordered list of pieces
    if (index % 2 === 1 && index < pieces.length - 1) return <Command key={index} command={piece} />;
    // a command at the end of its sentence ends it: a full stop would look like a part of it
    return index > 0 && piece === '.' ? '' : piece;
  });
}
