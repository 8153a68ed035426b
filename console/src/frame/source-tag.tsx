import { isObserved } from '../figures/figure-marks.ts';
import type { Source } from '../figures/interval.ts';
import { SOURCE_MEANINGS } from '../figures/source-meanings.ts';
import { Tag } from './tag.tsx';

/** Where figures come from, as a tag in a word. */
export function SourceTag({ source }: { readonly source: Source }) {
  return (
    <span title={SOURCE_MEANINGS[source]}>
      <Tag kind={isObserved(source) ? 'plain' : 'warn'}>{source}</Tag>
    </span>
  );
}
