import { CommandText } from './command-text.tsx';

/** What a person can do next, most useful first. */
export function NextSteps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <section className="panel" aria-labelledby="next-title" data-testid="next">
      <h2 id="next-title">What to do next</h2>
      {steps.length === 0 ? (
        <p>
          <CommandText text="Nothing is waiting. The same figures are at /vernier/dials." />
        </p>
      ) : (
        <ol className="steps">
          {steps.map((step) => (
            <li key={step}>
              <CommandText text={step} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
