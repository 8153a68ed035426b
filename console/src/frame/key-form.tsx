import { type FormEvent, useState } from 'react';

/** Why a key is asked for, and what to do with it. */
interface KeyFormProps {
  readonly message: string;
  readonly onKey: (key: string) => void;
}

/** Asks for the gateway's key in place; it is kept for this tab alone. */
export function KeyForm({ message, onKey }: KeyFormProps) {
  const [key, setKey] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== '') onKey(key.trim());
  };
  return (
    <form className="note key-form" onSubmit={submit}>
      <p>
        <b>This gateway asks for a key.</b> {message}
      </p>
      <p>
        <label htmlFor="gateway-key">Key</label>
        <input
          id="gateway-key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" className="button primary" disabled={key.trim() === ''}>
          Use it
        </button>
      </p>
      <p className="caption">It is kept in this tab and forgotten with it.</p>
    </form>
  );
}
