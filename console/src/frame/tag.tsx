import type { ReactNode } from 'react';
import './tag.css';

/** The sign that stands before each kind, so that no state is told by colour alone. */
const SIGNS = { ok: '✓', warn: '△', bad: '×', open: '○', plain: '' } as const;

/** What a tag says of what it marks. */
interface TagProps {
  readonly kind: keyof typeof SIGNS;
  readonly children: ReactNode;
}

/** A state in a word, with its sign. */
export function Tag({ kind, children }: TagProps) {
  const sign = SIGNS[kind];
  return (
    <span className="tag" data-kind={kind}>
      {sign !== '' && <span aria-hidden="true">{sign} </span>}
      {children}
    </span>
  );
}
