/** The style sheet of the reference: system fonts, light and dark, nothing wider than a phone. */
export const REFERENCE_CSS = `:root { color-scheme: light dark; --line: #8886; --soft: #8881; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --link: #8cc4ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); padding: .5rem 1rem; }
nav a { display: inline-block; padding: .25rem .75rem .25rem 0; }
main { max-width: 72rem; margin: 0 auto; padding: 0 1rem 4rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
h1 { font-size: 1.6rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin: 2rem 0 .25rem; font-size: 1.05rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; }
code, pre { font: .9em/1.45 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: var(--soft); max-height: 30rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
th { white-space: nowrap; }
.method { padding: .1rem .4rem; border: 1px solid currentColor; border-radius: .25rem; font-size: .85em; }
.facts { margin: .25rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
ul { padding-left: 1.2rem; }
@media (max-width: 45rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; left: -100rem; }
  tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  td { border: 0; padding: .1rem 0; }
  td:not(:first-child)::before { content: attr(data-head) ": "; opacity: .75; }
  td:first-child { font-weight: 600; }
  td:empty { display: none; }
}
`
