/** The pattern of what is not certified: it looks unfinished on purpose. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1={0} x2={0} y1={0} y2={7} />
      </pattern>
    </defs>
  );
}
