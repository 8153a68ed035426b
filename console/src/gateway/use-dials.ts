import { useCallback, useEffect, useRef, useState } from 'react';
import type { GatewayClient } from './gateway-client.ts';
import { type DialsState, type DialsWatch, watchDials } from './watch-dials.ts';

const EVERY_MS = 5000;
const LOOKS_PER_READING = 12;

/** The dials of the gateway as they were last read, and a way to look again at once. */
export function useDials(client: GatewayClient): DialsState & { readonly look: () => void } {
  const [state, setState] = useState<DialsState>({ connection: { status: 'waiting' }, entries: undefined });
  const watch = useRef<DialsWatch>(undefined);
  useEffect(() => {
    const watching = watchDials({
      client,
      now: () => new Date(),
      onChange: setState,
      everyMs: EVERY_MS,
      looksPerReading: LOOKS_PER_READING,
    });
    watch.current = watching;
    const lookNow = () => void watching.look();
    lookNow();
    // whoever comes back to the page sees how things are now
    window.addEventListener('focus', lookNow);
    return () => {
      window.removeEventListener('focus', lookNow);
      watching.stop();
    };
  }, [client]);
  const look = useCallback(() => void watch.current?.look(), []);
  return { ...state, look };
}
