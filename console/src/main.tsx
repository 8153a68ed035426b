import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createGatewayClient } from './gateway/gateway-client.ts';
import { createKeptKey } from './gateway/kept-key.ts';
import { Page } from './page.tsx';
import './tokens.css';
import './base.css';
import './controls.css';

/** Milliseconds after which a question about the dial counts as unanswered. */
const PATIENCE_MS = 10_000;

const keptKey = createKeptKey(() => sessionStorage);
const client = createGatewayClient({
  fetch: (path, init) => fetch(path, init),
  key: () => keptKey.read(),
  monotonicMs: () => performance.now(),
  patienceMs: PATIENCE_MS,
});
const room = document.querySelector('#page');

if (room !== null) {
  createRoot(room).render(
    <StrictMode>
      <Page client={client} keptKey={keptKey} address={location.host} />
    </StrictMode>,
  );
}
