import { createRandom } from '#stats';
import type { StudentExample } from '../student-example.ts';

/** What every constructed text is asked with. */
export const INSTRUCTION = 'Which shelf does this note belong to, fruit or tools or weather? Answer with one of the three words.\n\n';

/** Words that only one shelf uses. */
const WORDS = {
  fruit: ['apple', 'pear', 'plum', 'cherry', 'orchard', 'juice'],
  tools: ['hammer', 'nail', 'saw', 'drill', 'workbench', 'screw'],
  weather: ['rain', 'wind', 'cloud', 'thunder', 'sunshine', 'frost'],
} as const;
type Shelf = keyof typeof WORDS;
const SHELVES: readonly Shelf[] = ['fruit', 'tools', 'weather'];

const FILLERS = ['we', 'saw', 'some', 'more', 'of', 'it', 'again', 'near', 'my', 'house', 'today', 'please', 'tell', 'me'];

/** How examples are drawn. */
export interface ExampleDraw {
  readonly count: number;
  readonly seed: string;
  /** Share of texts that have words of their shelf; the others have fillers alone and can only be guessed. */
  readonly tellingShare?: number;
}

/** Draws constructed notes with their shelves, evenly. */
export function drawExamples({ count, seed, tellingShare = 1 }: ExampleDraw): readonly StudentExample[] {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[], fallback: Item): Item =>
    items[Math.floor(random() * items.length)] ?? fallback;
  return Array.from({ length: count }, (_, index) => {
    const label = SHELVES[index % SHELVES.length] ?? 'fruit';
    const isTelling = random() < tellingShare;
    const words = Array.from({ length: 12 }, (__, place) =>
      isTelling && place % 4 === 0 ? pick<string>(WORDS[label], label) : pick<string>(FILLERS, 'we'),
    );
    return { text: `${INSTRUCTION}${words.join(' ')} ${index}`, label };
  });
}
