import { useCallback, useEffect, useState } from 'react';
import type { SampleResponse } from 'vernier/contract';
import type { GatewayClient } from '../gateway/gateway-client.ts';

/** The sample work of a gateway, piece by piece. */
export interface SampleWork {
  /** How many pieces there are; 0 where there is no sample work. */
  readonly count: number;
  /** Reads the next piece; undefined where none can be read. */
  next(): Promise<SampleResponse | undefined>;
}

/** Finds out whether the gateway has sample work, and takes it piece by piece. */
export function useSample(client: GatewayClient, isUp: boolean): SampleWork {
  const [count, setCount] = useState(0);
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (!isUp) return undefined;
    let isLeft = false;
    void client.sample(0).then((reply) => {
      if (!isLeft) setCount(reply.status === 'ok' ? reply.value.count : 0);
    });
    return () => {
      isLeft = true;
    };
  }, [client, isUp]);
  const next = useCallback(async () => {
    const reply = await client.sample(index);
    if (reply.status !== 'ok') return undefined;
    setIndex(index + 1);
    return reply.value;
  }, [client, index]);
  return { count, next };
}
