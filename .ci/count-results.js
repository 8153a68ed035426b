/**
 * Adds up the test runner's JSON reports and ends with the line `N passed, N failed, N skipped`.
 * Fails when a gate or a test failed, when any test was skipped, when the store's suite did not run on PostgreSQL, and on no tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedGate] = process.argv.slice(2);
const suites = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).testResults);
const tests = suites.flatMap((suite) => suite.assertionResults);
const passed = tests.filter((test) => test.status === 'passed');
// a file that does not load has no tests: it counts as one that failed
const brokenFiles = suites.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
);
const failed = [...tests.filter((test) => test.status === 'failed'), ...brokenFiles];
const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
const onPostgres = passed.filter((test) => test.ancestorTitles.includes('the store on PostgreSQL'));

for (const test of skipped) console.log(`ci: skipped: ${test.fullName}`);
for (const test of failed) console.log(`ci: failed: ${test.fullName ?? test.name}`);
if (onPostgres.length === 0) console.log("ci: the store's suite did not run on PostgreSQL");
console.log(
  `ci: ${tests.length} tests in ${suites.length} runs of ${new Set(suites.map((suite) => suite.name)).size} files, ${onPostgres.length} on PostgreSQL`,
);
console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);

const isGood =
  !failedGate && failed.length + skipped.length === 0 && passed.length > 0 && onPostgres.length > 0;
process.exitCode = isGood ? 0 : 1;
