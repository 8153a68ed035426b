/** The shade of a rung, 1 (cheapest) to 3 (dearest): tiers are ordered, and so is their colour. */
export function rungShade(rung: number, count: number): number {
  return count < 2 ? 3 : 1 + Math.round((2 * rung) / (count - 1));
}
