/** Commands that run tests, by their usual names. */
const TEST_COMMANDS =
  /(?:^|[\s;&|("'])(?:(?:npm|pnpm|yarn|bun|deno)(?: run)? (?:-\S+ )*(?:test|check)|(?:npx |pnpm |yarn |bunx )?(?:vitest|jest|mocha|ava|playwright test|cypress run)|node (?:\S+ )*--test|(?:python\d? -m |uv run |poetry run )?(?:pytest|unittest|tox|nox)|go test|cargo (?:test|nextest)|(?:\.\/)?(?:mvn|mvnw|gradle|gradlew)(?: \S+)* (?:\S*:)?(?:test|check|verify)|make (?:\S+ )*(?:test|check)|(?:bundle exec )?rspec|(?:\.\/)?(?:vendor\/bin\/)?(?:phpunit|pest)|dotnet test|swift test|mix test|ctest|bats|rake test|rails test)(?=$|[\s;&|)"':])/u;

/** How the runners above say that a test failed. */
const FAILURES =
  /\b[1-9]\d* (?:tests? )?(?:failed|failing|failures?|errors?)\b|^FAIL(?:ED)?\b|--- FAIL:|^not ok \d|test result: FAILED|\bfailures=[1-9]|\bTests? failed\b|BUILD FAIL/mu;

/** Runners sum up at their end; the beginning is where one that did not start says so. */
const LOOKED_AT_END = 4000;
const LOOKED_AT_BEGINNING = 500;
const LONGEST_COMMAND = 2000;

/** Says whether a command runs tests. */
export function runsTests(command: string): boolean {
  return TEST_COMMANDS.test(command.slice(0, LONGEST_COMMAND));
}

/** Says whether what a run of tests wrote tells of a failure. */
export function tellsOfFailure(output: string): boolean {
  return FAILURES.test(output.slice(-LOOKED_AT_END)) || FAILURES.test(output.slice(0, LOOKED_AT_BEGINNING));
}
