/** The page's style, light and dark. */
export const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem; }
dl div { padding: .5rem 1rem; border: 1px solid #8884; border-radius: .5rem; }
dt { opacity: .75; } dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
summary { font-size: 1.25rem; font-weight: bold; margin-top: 1rem; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #8884; }
td:nth-child(3) { text-align: right; font-variant-numeric: tabular-nums; }
td p { margin: 0; opacity: .75; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .5rem; background: #8881; }
.passed td:nth-child(2), .passed dd { color: light-dark(#1a7f37, #4ac26b); }
.failed td:nth-child(2), .failed dd { color: light-dark(#b3261e, #ff8a80); font-weight: bold; }
.noted td:nth-child(2), .noted dd { color: light-dark(#8a5a00, #e3b341); }
.skipped td:nth-child(2) { opacity: .75; }
`;
