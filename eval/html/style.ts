/** The looks of the report: light and dark, on a phone and on a desk. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --right: #2e7d5b; --withheld: #b98f12; --other: #b3261e; --wrongly: #7a1f5c; --misrouted: #6b747d; }
@media (prefers-color-scheme: dark) { :root { --right: #4fae86; --withheld: #d9b84a; --other: #ef7a70; --wrongly: #d58cc0; --misrouted: #9aa4ae; } }
body { max-width: 78rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 2.5rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; }
.wide { overflow-x: auto; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 8rem; }
th { vertical-align: bottom; white-space: normal; }
td.part { padding-left: 1.6rem; }
thead th { border-bottom: 1px solid; font-weight: 600; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid var(--other); padding-left: .8rem; }
svg { vertical-align: middle; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; } .plot { width: 100%; height: auto; font: 11px system-ui, sans-serif; }
figcaption small { display: block; } figcaption .of { color: GrayText; color: color-mix(in srgb, currentColor 75%, transparent); }
.plot text { fill: currentColor; } .plot .small { font-size: 9px; }
.grid { stroke: #8884; } .diagonal { stroke: #888; stroke-dasharray: 4 4; fill: none; }
.line { stroke: var(--right); stroke-width: 2; fill: none; } .band { fill: var(--right); fill-opacity: .22; }
.legend span { white-space: nowrap; margin-right: .6rem; }
.track { fill: #8884; } .interval { stroke: currentColor; fill: none; }
.right { fill: var(--right); } .withheld { fill: var(--withheld); } .other { fill: var(--other); }
.wrongly { fill: var(--wrongly); } .misrouted { fill: var(--misrouted); }
@media (max-width: 40rem) {
  body { padding: .75rem; } h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
  table { font-size: .8rem; } th, td { padding: .15rem .3rem; }
  th:first-child, td:first-child { min-width: 6.5rem; } td.part { padding-left: .9rem; }
}
`;
