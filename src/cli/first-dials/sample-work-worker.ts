import { makeForParent } from './make-in-child.ts';
import { makeSampleWork } from './make-sample-work.ts';

makeForParent((task) => makeSampleWork(JSON.parse(task)));
