/** The style sheet of the reference: system fonts, light and dark, nothing wider than a phone but what scrolls. */
export const REFERENCE_CSS = `:root { color-scheme: light dark; --line: #8886; --soft: #8881; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --link: #8cc4ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); padding: .5rem 1rem; }
nav a { display: inline-block; padding: .25rem .75rem .25rem 0; }
main { max-width: 72rem; margin: 0 auto; padding: 0 1rem 4rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
h1 { font-size: 1.6rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin: 2rem 0 .25rem; font-size: 1.05rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; }
code, pre { font: .9em/1.45 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: var(--soft); max-height: 30rem; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; min-width: 40rem; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
td:first-child { white-space: nowrap; }
.method { padding: .1rem .4rem; border: 1px solid currentColor; border-radius: .25rem; font-size: .85em; }
.facts { margin: .25rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
ul { padding-left: 1.2rem; }
`
