import { type RowState, type Transition, TRANSITIONS } from "../../bulk/src/rows/states.ts";
import { wrap } from "./wrap.ts";

const WIDTH = 420;
const TOP = 48;
const PADDING = 14;
const GAP = 10;
const LINE = 18;
const PILL = { width: 98, height: 30 };
/** The left edges of the columns: a row's state, its next state, and the trigger. */
const [FROM, TO, WHEN] = [12, 144, 256];
/** The width of the last column, in letters of a wide font. */
const LETTERS = 18;

/** Draws the states of a row and the triggers between them, as an SVG for light and dark that a phone can show. */
export function drawRowStates(): string {
  let top = TOP;
  const cards = [...new Set(TRANSITIONS.map(({ from }) => from))].map((state) => {
    const steps = TRANSITIONS.filter(({ from }) => from === state);
    const { svg, height } = drawCard(state, steps);
    const card = `<g transform="translate(0 ${top})">\n${svg}\n</g>`;
    top += height + GAP;
    return card;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-labelledby="title">
<title id="title">The states of a row. ${TRANSITIONS.map(({ from, to, when }) => `From ${from} to ${to}: ${when}.`).join(" ")}</title>
<style>
  :root { --text: #1f2328; --muted: #59636e; --card: #f6f8fa; --line: #d1d9e0; }
  .applied { --tone: #1a7f37; } .accepted { --tone: #6639ba; } .unknown { --tone: #9a6700; } .rejected { --tone: #cf222e; }
  .not_sent, .cancelled { --tone: #0969da; } .planned, .claimed, .attempted { --tone: #59636e; }
  @media (prefers-color-scheme: dark) {
    :root { --text: #f0f6fc; --muted: #9198a1; --card: #151b23; --line: #3d444d; }
    .applied { --tone: #3fb950; } .accepted { --tone: #b083f0; } .unknown { --tone: #d29922; } .rejected { --tone: #f85149; }
    .not_sent, .cancelled { --tone: #4493f8; } .planned, .claimed, .attempted { --tone: #9198a1; }
  }
  text { font: 14px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--text); }
  .head { font-weight: 600; }
  .card { fill: var(--card); stroke: var(--line); }
  .pill { fill: var(--tone); fill-opacity: 0.14; stroke: var(--tone); }
  .name { font: 600 14px ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
  .arrow { fill: var(--tone); }
  .arrow-line { stroke: var(--tone); stroke-width: 1.5; }
</style>
<text class="head" x="${FROM}" y="28">A row that is</text>
<text class="head" x="${TO}" y="28">becomes</text>
<text class="head" x="${WHEN}" y="28">when</text>
${cards.join("\n")}
</svg>
`;
}

function drawCard(state: RowState, steps: readonly Transition[]): { readonly svg: string; readonly height: number } {
  let top = PADDING;
  const drawn = steps.map(({ to, when }) => {
    const lines = wrap(when, LETTERS);
    const step = drawStep(to, lines, top);
    top += Math.max(PILL.height, lines.length * LINE) + GAP;
    return step;
  });
  const height = top - GAP + PADDING;
  const card = `<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`;
  return { svg: [card, drawState(state, FROM, PADDING), ...drawn].join("\n"), height };
}

function drawStep(to: RowState, lines: readonly string[], top: number): string {
  const middle = top + PILL.height / 2;
  const [start, end] = [FROM + PILL.width + 8, TO - 8];
  const first = top + (lines.length === 1 ? 20 : 13);
  return [
    `<g class="${to}"><path class="arrow-line" d="M${start} ${middle}H${end - 6}"/><path class="arrow" d="M${end} ${middle}l-8 -5v10z"/></g>`,
    drawState(to, TO, top),
    ...lines.map((line, index) => `<text x="${WHEN}" y="${first + index * LINE}">${line}</text>`),
  ].join("\n");
}

function drawState(state: RowState, left: number, top: number): string {
  const { width, height } = PILL;
  const box = `<rect class="pill" x="${left}" y="${top}" width="${width}" height="${height}" rx="${height / 2}"/>`;
  return `<g class="${state}">${box}<text class="name" x="${left + width / 2}" y="${top + 20}">${state}</text></g>`;
}
