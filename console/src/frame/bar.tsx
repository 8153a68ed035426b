import type { Connection } from '../gateway/watch-dials.ts';
import { ThemeToggle } from './theme-toggle.tsx';
import './bar.css';

/** How the gateway is, in a word. */
const WORDS: Readonly<Record<Connection['status'], string>> = {
  waiting: 'asking',
  up: 'up',
  degraded: 'takes no new work',
  gone: 'does not answer',
  'key-needed': 'asks for a key',
  refused: 'refuses',
};

function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 28 20" width={28} height={20} aria-hidden="true">
      <path d="M1 8h26M3.5 8V2.5m5.25 5.5V5M14 8V2.5M19.25 8V5M24.5 8V2.5M7 8.5v4m14-4v4" />
      <path className="brand-index" d="M14 8.5V18" />
    </svg>
  );
}

/** The bar of the page: what this is, which gateway it shows, and how that is. */
export function Bar({ connection, address }: { readonly connection: Connection; readonly address: string }) {
  return (
    <header className="bar">
      <a className="brand" href="/">
        <Mark />
        Vernier
      </a>
      <h1>Dial</h1>
      <div className="bar-end">
        <p className="gateway" role="status" data-status={connection.status}>
          <i aria-hidden="true" className="gateway-dot" />
          <span className="gateway-address">{address}</span> {WORDS[connection.status]}
        </p>
        <ThemeToggle />
      </div>
    </header>
  );
}
