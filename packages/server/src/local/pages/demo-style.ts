/** One style sheet for the three demo sites: shared structure, and a palette and a voice of its own for each. */
export const demoStyle = `
:root {
  color-scheme: light dark;
  --display: ui-serif, 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'DejaVu Serif', serif;
  --text: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif;
  --weight: 500;
  --tracking: -0.02em;
  --radius: 1.25rem;
  --gutter: clamp(1.25rem, 5vw, 5rem);
}
[data-site='clinica-aurora'] {
  --page: light-dark(#fff9f5, #191115);
  --panel: light-dark(#ffffff, #22181e);
  --soft: light-dark(#fbeee9, #2a1d25);
  --ink: light-dark(#2b1721, #f7ebef);
  --quiet: light-dark(#6d5560, #c3aab5);
  --line: light-dark(#efdcd6, #3d2b35);
  --brand: light-dark(#9d2f6b, #f08fbf);
  --brand-ink: light-dark(#ffffff, #2b0d1d);
  --art-1: light-dark(#fde3d3, #2a1430); --art-2: light-dark(#f9c6c0, #5a2450); --art-3: light-dark(#e6a9c4, #8c3a62);
  --art-4: light-dark(#fff3ea, #f7a9b8); --art-5: light-dark(#d98bb5, #b65fa5); --art-6: light-dark(#c4719c, #47203f);
  --art-7: light-dark(#9d4a7d, #2b1428); --art-sun: light-dark(#fff1dc, #ffc9a3); --art-line: light-dark(#7a2f5c, #e7a2c4);
  --art-leaf: light-dark(#b75f8e, #6b2f58);
}
[data-site='estudio-ipe'] {
  --display: 'Avenir Next', Avenir, 'Century Gothic', Futura, 'URW Gothic', Montserrat, 'DejaVu Sans', system-ui, sans-serif;
  --weight: 800;
  --tracking: -0.035em;
  --radius: 0.5rem;
  --page: light-dark(#fffaea, #12160f);
  --panel: light-dark(#ffffff, #1b2117);
  --soft: light-dark(#fdf3d0, #1d2418);
  --ink: light-dark(#22301f, #f5f2df);
  --quiet: light-dark(#586253, #b6bda9);
  --line: light-dark(#eadfb6, #343e2b);
  --brand: light-dark(#8a5a00, #f6c944);
  --brand-ink: light-dark(#ffffff, #241a00);
  --brand-bright: #f2b705;
  --art-1: light-dark(#bfe3d8, #0e2a2c); --art-2: light-dark(#fdf0c4, #2c4a35); --art-6: light-dark(#8fb98a, #1f3b29);
  --art-7: light-dark(#4f8a5b, #142a1c); --art-sun: light-dark(#fff8df, #f7e6a8); --art-trunk: light-dark(#5a3a22, #3a2416);
  --bloom-1: #ffd23f; --bloom-2: #f9b916; --bloom-3: #ffe07a; --bloom-4: #e39c00;
}
[data-site='harbor-dental'] {
  --display: 'Helvetica Neue', Inter, 'Segoe UI', system-ui, Roboto, 'Liberation Sans', Arial, sans-serif;
  --weight: 650;
  --tracking: -0.04em;
  --radius: 1rem;
  --page: light-dark(#f5fafb, #0b161c);
  --panel: light-dark(#ffffff, #12222a);
  --soft: light-dark(#e3f0f3, #16303b);
  --ink: light-dark(#0d2733, #e9f4f7);
  --quiet: light-dark(#4a6570, #a5c0ca);
  --line: light-dark(#d3e4e9, #23424f);
  --brand: light-dark(#0b5f7a, #76d0e8);
  --brand-ink: light-dark(#ffffff, #04222c);
  --art-1: light-dark(#d5eef3, #071a2b); --art-2: light-dark(#fbe9d2, #24456a); --art-3: light-dark(#f9cfa8, #b26b52);
  --art-4: light-dark(#2e5f77, #0d2c40); --art-5: light-dark(#a9cdd6, #16374f); --art-6: light-dark(#5fb0c2, #12506a);
  --art-7: light-dark(#3a92aa, #0e4159); --art-8: light-dark(#217690, #0a3247); --art-9: light-dark(#0b5f7a, #072534);
  --art-sun: light-dark(#fff3d9, #ffd9a6); --art-boat: light-dark(#a84432, #c65a44); --art-sail: light-dark(#ffffff, #f2efe6);
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 400 1.0625rem/1.6 var(--text); }
h1, h2 { font-family: var(--display); font-weight: var(--weight); letter-spacing: var(--tracking); line-height: 1.04; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(2.75rem, 6.4vw, 5.25rem); }
h2 { font-size: clamp(2rem, 4vw, 3.25rem); }
h3, h4, p, ul { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: .08em; }
svg { display: block; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; border-radius: .35rem; }
button { font: inherit; color: inherit; cursor: pointer; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--panel); padding: .75rem 1rem; border-radius: .5rem; z-index: 10; }
.skip:focus { top: 1rem; }

.top { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 1.5rem; padding: .85rem var(--gutter); background: color-mix(in srgb, var(--page) 86%, transparent); backdrop-filter: blur(14px) saturate(1.4); }
.logo { display: inline-flex; align-items: center; gap: .65rem; font-family: var(--display); font-weight: var(--weight); letter-spacing: -.01em; font-size: 1.2rem; text-decoration: none; white-space: nowrap; }
.logo svg { width: 2.1rem; height: 2.1rem; flex: none; }
.top nav { display: flex; gap: 1.75rem; margin-left: auto; }
.top nav a { text-decoration: none; color: var(--quiet); font-size: .975rem; padding: .35rem 0; }
.top nav a:hover { color: var(--ink); text-decoration: underline; }

.button { appearance: none; border: 0; background: var(--brand); color: var(--brand-ink); font-weight: 600; padding: .95rem 1.6rem; border-radius: 999px; min-height: 3rem; transition: transform .15s, box-shadow .15s; }
.button:hover { transform: translateY(-1px); box-shadow: 0 .6rem 1.4rem color-mix(in srgb, var(--brand) 32%, transparent); }
.button.small { padding: .55rem 1.15rem; min-height: 2.6rem; font-size: .95rem; }

.hero { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); gap: clamp(2rem, 5vw, 5rem); align-items: center; padding: clamp(1.5rem, 4vw, 3.5rem) var(--gutter) clamp(3rem, 7vw, 6rem); }
.eyebrow { color: var(--brand); font-weight: 600; font-size: .95rem; margin-bottom: 1.1rem; }
.lead { font-size: clamp(1.1rem, 1.5vw, 1.3rem); line-height: 1.55; color: var(--quiet); max-width: 34em; margin-top: 1.5rem; text-wrap: pretty; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 1.75rem; margin-top: 2rem; }
.quiet-link { font-weight: 600; }
.try { display: block; text-align: left; margin-top: 2.25rem; max-width: 30rem; background: var(--panel); border: 1px solid var(--line); border-radius: 1.25rem 1.25rem 1.25rem .3rem; padding: .9rem 1.2rem 1rem; line-height: 1.45; transition: border-color .15s; }
.try:hover { border-color: var(--brand); }
.try span { display: block; font-size: .85rem; color: var(--quiet); margin-bottom: .15rem; }
.hero-art { border-radius: calc(var(--radius) * 1.6); overflow: hidden; aspect-ratio: 1 / 1.02; max-height: 40rem; width: 100%; }
.hero-art svg { width: 100%; height: 100%; }
[data-site='clinica-aurora'] .hero-art { border-radius: 50% 50% var(--radius) var(--radius) / 42% 42% var(--radius) var(--radius); }
[data-site='estudio-ipe'] .hero-art { border-radius: var(--radius) 9rem var(--radius) var(--radius); }

.services, .team, .visit { padding: clamp(3.5rem, 8vw, 7rem) var(--gutter); }
.services, .visit { background: var(--soft); }
.section-head { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr); gap: 1rem clamp(1.5rem, 5vw, 5rem); align-items: end; margin-bottom: clamp(2rem, 4vw, 3.5rem); }
.section-head p { color: var(--quiet); font-size: 1.1rem; max-width: 32em; }
.category { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr); gap: 1rem clamp(1.5rem, 5vw, 5rem); padding-block: 1.5rem; border-top: 1px solid var(--line); }
.category > h3 { font: var(--weight) 1.45rem/1.2 var(--display); letter-spacing: -.01em; padding-top: .6rem; }
.category li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: .25rem 1.1rem; align-items: center; padding: .85rem 0; }
.category li + li { border-top: 1px solid var(--line); }
.what h4 { font-size: 1.08rem; font-weight: 600; }
.what p { color: var(--quiet); font-size: .975rem; line-height: 1.5; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-top: .15rem; }
.what .facts { font-size: .875rem; }
.facts span + span::before { content: '·'; margin-right: .9rem; }
.price { font-variant-numeric: tabular-nums; font-weight: 600; font-size: 1.08rem; white-space: nowrap; }
.pick { appearance: none; width: 2.75rem; height: 2.75rem; border-radius: 50%; border: 1.5px solid var(--brand); color: var(--brand); background: transparent; font-size: 1.5rem; line-height: 1; display: grid; place-items: center; padding: 0 0 .12em; transition: background .15s, color .15s; }
.pick:hover { background: var(--brand); color: var(--brand-ink); }

.team ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr)); gap: 2.25rem 1.75rem; }
.team h3 { font: var(--weight) 1.3rem/1.2 var(--display); letter-spacing: -.01em; margin: 1.1rem 0 .35rem; }
.team li p { color: var(--quiet); font-size: .975rem; line-height: 1.5; max-width: 19rem; }
.portrait { width: 7.5rem; height: 7.5rem; fill: var(--tint); }
.portrait .shine { fill: #fff; opacity: .13; }
.portrait text { fill: var(--brand-ink); font: var(--weight) 31px var(--display); letter-spacing: 0; }
.tint-0 { --tint: var(--brand); }
.tint-1 { --tint: color-mix(in oklch, var(--brand) 84%, light-dark(#000, #fff)); }
.tint-2 { --tint: color-mix(in oklch, var(--brand) 80%, light-dark(#3a4a8a, #b9c6ff)); }
.tint-3 { --tint: color-mix(in oklch, var(--brand) 76%, light-dark(#7a2e00, #ffd0a8)); }
.tint-4 { --tint: color-mix(in oklch, var(--brand) 74%, light-dark(#00504a, #b0f0df)); }
.team .actions { margin-top: 3rem; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.25fr); gap: 2.5rem clamp(1.5rem, 4vw, 4rem); margin-top: clamp(2rem, 4vw, 3rem); }
.columns h3 { font-size: 1rem; font-weight: 600; color: var(--brand); margin-bottom: .6rem; }
.place h3:not(:first-child) { margin-top: 1.75rem; }
address { font-style: normal; font-size: 1.15rem; line-height: 1.45; margin-bottom: .6rem; }
.place p { color: var(--quiet); }
.place a { color: var(--ink); }
.hours table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.hours th, .hours td { padding: .5rem 0; border-top: 1px solid var(--line); font-weight: 400; text-align: left; vertical-align: top; }
.hours td { text-align: right; color: var(--quiet); }
.hours .today th, .hours .today td { font-weight: 700; color: var(--ink); }
.hours small { font-size: .8rem; font-weight: 500; color: var(--brand); margin-left: .35rem; }
details { border-top: 1px solid var(--line); }
summary { cursor: pointer; padding: .75rem 2rem .75rem 0; font-weight: 600; list-style: none; position: relative; }
summary::-webkit-details-marker { display: none; }
summary::after { content: '+'; position: absolute; right: .25rem; top: .55rem; font-size: 1.35rem; font-weight: 400; color: var(--brand); }
details[open] summary::after { content: '–'; }
details p { padding: 0 2rem 1rem 0; color: var(--quiet); }

footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem 2rem; align-items: center; padding: 2rem var(--gutter) 6.5rem; color: var(--quiet); font-size: .925rem; }
footer .logo { color: var(--ink); font-size: 1.05rem; }

@media (max-width: 62rem) {
  .columns { grid-template-columns: 1fr 1fr; }
  .questions { grid-column: 1 / -1; }
}
@media (max-width: 48rem) {
  .top nav { display: none; }
  .top { gap: .75rem; justify-content: space-between; }
  .hero, .section-head, .category, .columns { grid-template-columns: minmax(0, 1fr); }
  .hero-art { aspect-ratio: 1.25 / 1; }
  .category > h3 { padding-top: 0; }
  .category li { grid-template-columns: minmax(0, 1fr) auto; }
  .price { grid-column: 1; grid-row: 2; }
  .pick { grid-column: 2; grid-row: 1 / span 2; }
}
@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
  *, *::before, *::after { transition: none !important; }
}
@media (forced-colors: active) {
  .button, .pick, .try { border: 1px solid ButtonText; }
}
`;
