import { makeForParent } from './make-in-child.ts';
import { makeLate2024 } from './make-late-2024.ts';

makeForParent((task) => makeLate2024(JSON.parse(task)));
