/** Style of the product's own local pages: the landing page and the outbox. */
export const houseStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f4ef, #15161a); --panel: light-dark(#ffffff, #1e2026); --ink: light-dark(#1b1c22, #f0eff2);
  --quiet: light-dark(#5f6069, #a6a7b2); --line: light-dark(#e2dfd6, #33353e); --accent: light-dark(#2a49c9, #93a8ff);
  --accent-ink: light-dark(#ffffff, #0d1330); --soft: light-dark(#ece9e0, #262931);
  --text: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif;
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 400 1rem/1.55 var(--text); -webkit-text-size-adjust: 100%; }
h1, h2, h3, p, ul, dl, dd { margin: 0; } ul { padding: 0; list-style: none; }
h1 { font-size: clamp(2rem, 4.6vw, 3.4rem); line-height: 1.06; letter-spacing: -.035em; font-weight: 680; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .3rem; }
code { font: .9em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; background: var(--soft); padding: .1em .35em; border-radius: .3em; }
.wrap { max-width: 72rem; margin: 0 auto; padding: clamp(1.5rem, 4vw, 4rem) clamp(1.25rem, 4vw, 3rem) 4rem; }
.intro { display: grid; gap: 1.1rem; max-width: 44rem; margin-bottom: clamp(2rem, 5vw, 4rem); }
.intro p { color: var(--quiet); font-size: 1.15rem; text-wrap: pretty; }
.sites { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem; }
.site { height: 100%; display: flex; flex-direction: column; background: var(--panel); border-radius: 1.1rem; overflow: hidden; text-decoration: none; color: inherit; border: 1px solid var(--line); transition: transform .15s; }
.site:hover { transform: translateY(-3px); }
.site .art { aspect-ratio: 16 / 11; } .site .art svg { width: 100%; height: 100%; display: block; }
.site .words { padding: 1.15rem 1.3rem 1.4rem; display: grid; gap: .3rem; }
.site h2 { font-size: 1.25rem; letter-spacing: -.015em; } .site p { color: var(--quiet); font-size: .95rem; }
.site .say { margin-top: .6rem; color: var(--ink); background: var(--soft); border-radius: .9rem .9rem .9rem .25rem; padding: .6rem .85rem; font-size: .92rem; line-height: 1.4; }
.more { margin-top: clamp(2.5rem, 5vw, 4rem); display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 2rem 1.5rem; }
.more h3 { font-size: 1.05rem; margin-bottom: .3rem; } .more p { color: var(--quiet); font-size: .95rem; }
.bar { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; padding: 1rem clamp(1rem, 3vw, 2rem); border-bottom: 1px solid var(--line); background: var(--panel); }
.bar h1 { font-size: 1.3rem; letter-spacing: -.02em; margin-right: auto; } .bar h1 a { color: inherit; text-decoration: none; }
.bar form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; } label { display: grid; gap: .15rem; font-size: .8rem; color: var(--quiet); }
input, select { font: inherit; font-size: .95rem; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: .5rem; padding: .45rem .65rem; min-height: 2.5rem; max-width: 100%; }
.act { font: inherit; font-size: .95rem; font-weight: 600; border: 0; border-radius: .5rem; background: var(--accent); color: var(--accent-ink); padding: .45rem 1rem; min-height: 2.5rem; cursor: pointer; }
.box { display: grid; grid-template-columns: minmax(17rem, 25rem) minmax(0, 1fr); min-height: calc(100vh - 5rem); }
.list { border-right: 1px solid var(--line); overflow: auto; max-height: calc(100vh - 5rem); }
.list a { display: grid; gap: .1rem; padding: .8rem clamp(1rem, 2vw, 1.5rem); border-bottom: 1px solid var(--line); text-decoration: none; color: inherit; }
.list a:hover, .list a[aria-current] { background: var(--soft); } .list a[aria-current] { box-shadow: inset 3px 0 var(--accent); }
.list strong { font-weight: 600; line-height: 1.35; } .list span { color: var(--quiet); font-size: .87rem; overflow-wrap: anywhere; }
.mail { padding: 1.25rem clamp(1rem, 3vw, 2rem) 2rem; min-width: 0; display: grid; gap: 1rem; align-content: start; }
.mail h2 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -.02em; }
.mail dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem 1rem; font-size: .93rem; } dt { color: var(--quiet); } dd { overflow-wrap: anywhere; }
.mail iframe { width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: .8rem; background: #f3f3f5; }
.mail details { border: 1px solid var(--line); border-radius: .8rem; background: var(--panel); } .mail summary { cursor: pointer; padding: .7rem 1rem; font-weight: 600; }
.mail pre { margin: 0; padding: .25rem 1rem 1rem; overflow: auto; font: .82rem/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.empty { padding: 3rem 1.5rem; color: var(--quiet); text-align: center; text-wrap: balance; }
@media (max-width: 48rem) { .box { grid-template-columns: minmax(0, 1fr); } .list { border-right: 0; max-height: 22rem; } .mail iframe { height: 36rem; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
