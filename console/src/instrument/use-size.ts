import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The inner size of an element in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Used until the element was laid out once, and where nothing is laid out at all. */
const UNMEASURED: Size = { width: 760, height: 400 };

/** Follows the size of an element; drawings take their pixels from it, so that text in them keeps its size. */
export function useSize<Kind extends Element>(): readonly [RefObject<Kind | null>, Size] {
  const ref = useRef<Kind>(null);
  const [size, setSize] = useState(UNMEASURED);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const read = () => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0 || clientHeight === 0) return;
      setSize((before) =>
        before.width === clientWidth && before.height === clientHeight
          ? before
          : { width: clientWidth, height: clientHeight },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
