/** The place of the instrument until the first figures are read: blocks of its final size. */
export function WaitingInstrument() {
  return (
    <section className="panel instrument waiting" aria-busy="true" aria-label="Reading the dial">
      <i />
      <i />
      <i />
      <p className="caption">Reading the dial …</p>
    </section>
  );
}
