/** What of a drawing's look is set by style sheets, and has to be written into a file that has none. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
] as const;
const FOOT_PX = 24;
const SVG = 'http://www.w3.org/2000/svg';

function bakeLooks(from: Element, to: Element): void {
  const looks = getComputedStyle(from);
  for (const name of LOOKS) {
    const value = looks.getPropertyValue(name);
    // a pattern is named by the element itself; its computed form would name this page
    if (value !== '' && !value.startsWith('url(')) to.setAttribute(name, value);
  }
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy !== undefined) bakeLooks(child, copy);
  }
}

/** A drawing as a file of its own, with the colours that it has now and a line that says where its figures come from. */
export function plotFile(drawing: SVGSVGElement, caption: string): string {
  const room = getComputedStyle(drawing.closest('.panel') ?? document.documentElement);
  const copy = document.createElementNS(SVG, 'svg');
  copy.innerHTML = drawing.innerHTML;
  bakeLooks(drawing, copy);
  const width = drawing.width.baseVal.value;
  const height = drawing.height.baseVal.value + FOOT_PX;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', room.backgroundColor);
  copy.prepend(ground);
  const line = document.createElementNS(SVG, 'text');
  line.setAttribute('x', '8');
  line.setAttribute('y', String(height - 8));
  line.setAttribute('font-size', '11');
  line.setAttribute('font-family', 'sans-serif');
  line.setAttribute('fill', room.color);
  line.textContent = caption;
  copy.append(line);
  return new XMLSerializer().serializeToString(copy);
}
