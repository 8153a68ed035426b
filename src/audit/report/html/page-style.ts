/** Tables of many columns where there is no room for them: a block for each row, a line for each cell. */
function stackedStyle(table: string): string {
  return `${table}, ${table} tbody, ${table} tr, ${table} th[scope="row"], ${table} td { display: block; height: auto; min-width: 0; }
  ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${table} tr { padding: var(--s2) 0; border-bottom: 1px solid var(--line); break-inside: avoid; } ${table} tr:last-child { border-bottom: 0; }
  ${table} th[scope="row"] { font-weight: 600; border: 0; padding: 0 0 2px; }
  ${table} td { border: 0; padding: 1px 0; text-align: right; white-space: normal; overflow-wrap: anywhere; }
  ${table} td::after { content: ""; display: block; clear: both; }
  ${table} td::before { content: attr(data-title); float: left; margin-right: var(--s3); color: var(--ink-3); }
  ${table} td.said { display: block; text-align: left; padding: 3px 0; } ${table} td.said::before { float: none; display: block; font-size: var(--t-small); }`;
}

/** All styles of a report; every colour is declared once, with its light and its dark value. */
export const PAGE_STYLE = `
:root { color-scheme: light dark;
  --bg: light-dark(#f1f2ef, #0e1113); --surface: light-dark(#ffffff, #15191c); --inset: light-dark(#f7f8f6, #1b2024);
  --line: light-dark(#dcdfda, #2a3136); --line-strong: light-dark(#878e90, #69757d);
  --ink: light-dark(#15181b, #eef1f0); --ink-2: light-dark(#3f464c, #c0c8cc); --ink-3: light-dark(#5a6268, #97a3aa);
  --on-ink: light-dark(#ffffff, #0e1113); --accent: light-dark(#b5420a, #ff9460);
  --series-1: light-dark(#0072b2, #5fb0e6); --series-3: light-dark(#94497f, #dd93c4); --series-4: light-dark(#7c6500, #d9bf4a);
  --heat-0: light-dark(#edf0ee, #1e2428); --heat-1: light-dark(#d6e4ef, #1d3346); --heat-2: light-dark(#b3d0e6, #20466a);
  --heat-3: light-dark(#86b3d8, #295d8d); --heat-4: light-dark(#3a77ad, #5a97cb); --heat-5: light-dark(#225f98, #82b4de);
  --heat-6: light-dark(#113f6d, #aed3f2); --heat-low-ink: light-dark(#15181b, #f3f7fa); --heat-high-ink: light-dark(#ffffff, #0b1a27);
  --sans: "Inter", ui-sans-serif, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  --mono: "JetBrains Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  --t-tick: .71875rem; --t-small: .75rem; --t-dense: .8125rem; --t-body: .875rem; --t-lead: 1rem;
  --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2rem; --row: 1.75rem; }
*, *::before, *::after { box-sizing: border-box; }
html { font-family: var(--sans); color: var(--ink); background: var(--bg); -webkit-text-size-adjust: 100%; }
body { margin: 0; font-size: var(--t-body); line-height: 1.5; font-variant-numeric: tabular-nums; min-height: 100dvh; display: flex; flex-direction: column; }
h1, h2, h3, p, figure, dl, dd, ol { margin: 0; padding: 0; }
ol { list-style: none; }
h1, h2 { font-size: var(--t-lead); font-weight: 600; line-height: 1.2; letter-spacing: -.005em; }
h1 { font-size: clamp(1.0625rem, .9rem + .55vw, 1.5rem); }
h3 { font-size: var(--t-dense); font-weight: 600; line-height: 1.2; margin-top: var(--s4); }
b { font-weight: 600; }
svg { display: block; }
.defs { position: absolute; }
code { font-family: var(--mono); font-size: .92em; white-space: nowrap; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted { color: var(--ink-3); font-size: var(--t-dense); }
.bar { display: flex; align-items: center; gap: var(--s2); padding: 0 max(var(--s5), calc((100% - 2560px) / 2)); min-height: 3rem; background: var(--surface); border-bottom: 1px solid var(--line); }
.bar b { font-size: var(--t-lead); letter-spacing: -.01em; }
.bar .muted { margin-left: var(--s2); }
.brand .index { stroke: var(--accent); }
main { flex: 1; width: 100%; padding: var(--s4) max(var(--s5), calc((100% - 2560px) / 2)) var(--s6); display: grid; gap: var(--s4); align-content: start; grid-template-columns: minmax(0, 1fr); }
.foot { border-top: 1px solid var(--line); padding: var(--s3) max(var(--s5), calc((100% - 2560px) / 2)); font-size: var(--t-small); color: var(--ink-3); }
.foot p { max-width: 130ch; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; min-width: 0; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--s1) var(--s3); padding: var(--s3) var(--s4) 0; }
.body { padding: var(--s2) var(--s4) var(--s4); }
.cap { font-size: var(--t-small); color: var(--ink-3); line-height: 1.4; max-width: 110ch; margin-top: var(--s2); }
.iv { color: var(--ink-3); font-size: var(--t-small); }
.cols { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
.strip { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); overflow: hidden; border-top: 1px solid var(--line); border-radius: 0 0 6px 6px; margin-top: var(--s3); }
.strip > div { grid-column: span 2; padding: var(--s3) var(--s4); min-width: 0; box-shadow: 1px 0 0 var(--line), 0 1px 0 var(--line); }
.strip dt { font-size: var(--t-small); color: var(--ink-3); }
.strip dd { font-size: 1.25rem; font-weight: 600; letter-spacing: -.012em; line-height: 1.3; }
.strip dd.iv { font-size: var(--t-small); font-weight: 400; letter-spacing: 0; line-height: 1.35; }
.scroll { overflow-x: auto; max-width: 100%; --edge: light-dark(rgb(21 24 27 / 22%), rgb(0 0 0 / 75%));
  background: linear-gradient(to right, var(--surface) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local, linear-gradient(to left, var(--surface) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--edge), transparent) 0 0 / .75rem 100% no-repeat scroll, linear-gradient(to left, var(--edge), transparent) 100% 0 / .75rem 100% no-repeat scroll; }
table { border-collapse: collapse; width: 100%; font-size: var(--t-dense); line-height: 1.35; }
th { text-align: left; font-weight: 500; font-size: var(--t-small); color: var(--ink-3); padding: 0 var(--s2) var(--s1); height: var(--row); border-bottom: 1px solid var(--line-strong); white-space: nowrap; vertical-align: bottom; }
td { padding: .2rem var(--s2); height: var(--row); border-bottom: 1px solid var(--line); }
tbody th { color: var(--ink); font-size: var(--t-dense); font-weight: 400; border-bottom: 1px solid var(--line); padding: .2rem var(--s2) .2rem 0; vertical-align: middle; }
tbody th bdi { white-space: normal; overflow-wrap: anywhere; display: inline-block; max-width: 44ch; }
tbody th bdi.long { min-width: 18ch; } bdi.whole, .whole { white-space: nowrap; }
td code, .prove code, .cap code { white-space: normal; overflow-wrap: anywhere; } .command { display: block; }
td.word { min-width: 9ch; } td.said { min-width: 19ch; }
tbody tr:last-child > * { border-bottom-color: transparent; }
.num { text-align: right; white-space: nowrap; }
th:first-child { padding-left: 0; }
td:last-child, th:last-child { padding-right: 0; }
details { margin-top: var(--s3); }
summary { font-size: var(--t-dense); cursor: pointer; width: fit-content; min-height: 1.5rem; text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: .2em; }
summary:hover { text-decoration-color: currentColor; }
details[open] .scroll { max-height: 32rem; overflow-y: auto; }
details[open] thead th { position: sticky; top: 0; background: var(--surface); }
.plot text { font-size: var(--t-tick); fill: var(--ink-3); font-family: var(--sans); }
.keys { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: center; font-size: var(--t-small); color: var(--ink-3); margin: var(--s1) 0 var(--s3); }
.key { display: inline-flex; align-items: center; gap: var(--s2); white-space: nowrap; }
.tile-0 { fill: var(--heat-0); } .tile-1 { fill: var(--heat-1); } .tile-2 { fill: var(--heat-2); } .tile-3 { fill: var(--heat-3); }
.tile-4 { fill: var(--heat-4); } .tile-5 { fill: var(--heat-5); } .tile-6 { fill: var(--heat-6); }
.tile-unknown { fill: url(#hatch); } .tile-untold { fill: url(#hatch-soft); } .tile-none { fill: none; }
.hatch-ground { fill: var(--inset); } .hatch-line { fill: var(--line-strong); } .hatch-soft-line { fill: var(--line); }
.swatch rect, .month rect { stroke: var(--line); stroke-width: 1; }
.tile { stroke: var(--surface); stroke-width: 2; }
.part { stroke: var(--line-strong); stroke-width: 1; }
.cache-read { fill: var(--series-1); } .cache-write5m { fill: var(--series-3); } .cache-write1h { fill: var(--series-4); } .cache-uncached { fill: url(#hatch); }
.months { display: grid; grid-template-columns: repeat(auto-fill, 124px); gap: var(--s4) var(--s5); }
.month figcaption { display: flex; justify-content: space-between; font-size: var(--t-small); margin-bottom: 2px; }
.month figcaption span { color: var(--ink-3); }
.plot text.tname { font-size: var(--t-dense); font-weight: 600; } .plot text.tsub { font-size: var(--t-small); }
.plot .on-low text { fill: var(--heat-low-ink); } .plot .on-high text { fill: var(--heat-high-ink); }
.plot .on-hatch text { fill: var(--ink); paint-order: stroke; stroke: var(--inset); stroke-width: 5px; stroke-linejoin: round; }
.track { fill: var(--inset); }
.stack { display: grid; gap: var(--s4); align-content: start; min-width: 0; }
.findings > li { display: grid; grid-template-columns: 1.5rem minmax(0, 1.7fr) minmax(0, 1.2fr) minmax(0, 1.2fr) minmax(0, 1fr); gap: var(--s2) var(--s4); padding: var(--s3) 0; border-bottom: 1px solid var(--line); font-size: var(--t-dense); line-height: 1.35; }
.findings > li:last-child { border-bottom: 0; }
.findings h3 { margin: 0 0 2px; } .findings .cap { margin: 0 0 2px; } .findings .iv { overflow-wrap: anywhere; }
.prove { grid-column: 2 / -1; }
.messages { margin: var(--s2) 0 0; padding: 0; list-style: none; display: grid; gap: var(--s1); font-size: var(--t-dense); overflow-wrap: anywhere; }
.messages li { max-width: 130ch; padding-left: var(--s3); border-left: 2px solid var(--line); }
.rank { color: var(--ink-3); } .advice { color: var(--ink-2); } .said { overflow-wrap: anywhere; }
.estimate svg { margin: 2px 0; overflow: visible; }
.interval { stroke: var(--series-1); stroke-width: 2; } .interval.guess { stroke: var(--ink-3); stroke-dasharray: 3 3; }
.mean { fill: var(--series-1); } .zero { stroke: var(--line-strong); }
.grade { print-color-adjust: exact; display: inline-grid; place-items: center; width: 1.5rem; height: 1.5rem; margin-right: var(--s1); border-radius: 2px; font-weight: 700; border: 1.5px solid var(--line-strong); color: var(--ink-2); }
.grade-A { background: var(--ink); color: var(--on-ink); border-color: var(--ink); } .grade-B { background: var(--inset); color: var(--ink); border-color: var(--ink); } .grade-C { border-style: dashed; }
#kinds .plot { container-type: inline-size; }
.map { display: none; } .map.middle { display: block; }
@container (max-width: 479px) { .map.middle { display: none; } .map.narrow { display: block; } }
@container (min-width: 720px) { .map.middle { display: none; } .map.wide { display: block; } }
@container (min-width: 1000px) { .map.wide { display: none; } .map.widest { display: block; } }
.bars { display: grid; gap: var(--s2); margin-top: var(--s3); }
.bars li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px var(--s3); font-size: var(--t-dense); }
.bars svg { grid-column: 1 / -1; overflow: visible; }
.bar-name { overflow-wrap: anywhere; }
@media (min-width: 600px) { .strip.of-7 { grid-template-columns: repeat(12, minmax(0, 1fr)); } .strip.of-7 > div { grid-column: span 3; } .strip.of-7 > div:nth-child(n + 5) { grid-column: span 4; } }
@media (min-width: 1600px) { .strip.of-6, .strip.of-7 { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); } .strip.of-6 > div, .strip.of-7 > div:nth-child(n) { grid-column: auto; } }
@media (min-width: 1200px) { .cols { align-items: start; grid-template-columns: repeat(2, minmax(0, 1fr)); } .cols.uneven { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); } }
@media (max-width: 999px) {
  .findings > li { grid-template-columns: 1.5rem minmax(0, 1fr) minmax(0, 1fr); } .findings .said { grid-column: 2 / -1; } .findings .estimate, .findings .evidence { grid-column-start: auto; } .findings .estimate:nth-of-type(2) { grid-column: 2; } .findings .evidence { grid-column: 2 / -1; }
}
@media (max-width: 599px) {
  .findings > li { grid-template-columns: 1.5rem minmax(0, 1fr); } .findings .said, .findings .estimate, .findings .estimate:nth-of-type(2), .findings .evidence { grid-column: 2; }
  .bar { padding: 0 var(--s3); } .foot { padding: var(--s3); }
  main { padding: var(--s3) var(--s3) var(--s5); gap: var(--s3); } .cols, .stack { gap: var(--s3); }
  .head { padding: var(--s3) var(--s3) 0; } .body { padding: var(--s2) var(--s3) var(--s3); }
  .months { column-gap: var(--s4); }
  .strip { grid-template-columns: repeat(2, minmax(0, 1fr)); } .strip > div { grid-column: auto; } .strip > :last-child:nth-child(odd) { grid-column: 1 / -1; }
  .strip > div { padding: var(--s2) var(--s3); } .strip dd { font-size: 1.0625rem; }
  ${stackedStyle('.stacks')}
  details[open] .scroll:has(.stacks) { max-height: none; }
}
@media print {
  :root { color-scheme: light; } html { background: none; } .bar, .panel { border-color: var(--line-strong); }
  main { padding: 0; } .panel { break-inside: avoid-page; } .scroll, details[open] .scroll { overflow: visible; max-height: none; background: none; } details[open] thead th { position: static; } table { font-size: .6875rem; } th { font-size: .6875rem; padding: 0 .25rem var(--s1); } td { padding: .15rem .25rem; } td.word, td.said { min-width: 0; } td.said .whole { white-space: normal; overflow-wrap: anywhere; } details:not([open]) { display: none; }
  ${stackedStyle('.texts')}
}
@media (forced-colors: active) { .plot svg { forced-color-adjust: none; } }
`;
