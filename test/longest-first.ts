import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of the full gate that take minutes, the longest first. */
const LONGEST = [
  'recorded/coverage.full',
  'findings/planted.full',
  'simulations/bootstrap.sim',
  'tuning/trial.sim',
  'journey/audit-report.full',
  'outcomes/recordings.full',
  'journey/first-page.full',
  'test/installed-launcher.full',
  'counterfactual/recordings.full',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.includes(`/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
}

/** Begins with what takes longest, so that no worker waits for another one at the end. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => placeOf(one) - placeOf(other)));
  }
}
