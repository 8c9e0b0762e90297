import { OUTCOMES, type RowState, TRANSITIONS } from "../../bulk/src/rows/states.ts";

const WIDTH = 760;
const BOX = { width: 118, height: 34 };
const ROW = 74;
/** Where the path of every row stands, and where its ends do. */
const [PATH_LEFT, END_LEFT] = [24, 500];
const TOP = 56;

/** The states that a row passes through, in the order in which it does. */
const PATH: readonly RowState[] = ["planned", "claimed", "attempted"];
const ENDS: readonly RowState[] = [...OUTCOMES, "cancelled"];

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Draws the states of a row and what moves it from one to another, as an SVG for light and dark. */
export function drawRowStates(): string {
  const arrows = TRANSITIONS.map(({ from, to, when }, index) => ({ from, to, when, number: index + 1 }));
  const listTop = TOP + ENDS.length * ROW + 8;
  const height = listTop + arrows.length * 24 + 16;
  const states = [...PATH, ...ENDS].map((state) => drawState(state, placeOf(state)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">The states of a row. ${arrows.map(({ from, to, when }) => `From ${from} to ${to}: ${when}.`).join(" ")}</title>
<style>
  :root { --text: #1f2328; --muted: #59636e; --card: #f6f8fa; --line: #8c959f; --page: #ffffff; }
  .applied, .accepted { --tone: #1a7f37; } .unknown { --tone: #9a6700; } .rejected { --tone: #cf222e; }
  .not_sent, .cancelled { --tone: #0969da; } .planned, .claimed, .attempted { --tone: #59636e; }
  @media (prefers-color-scheme: dark) {
    :root { --text: #f0f6fc; --muted: #9198a1; --card: #151b23; --line: #656c76; --page: #0d1117; }
    .applied, .accepted { --tone: #3fb950; } .unknown { --tone: #d29922; } .rejected { --tone: #f85149; }
    .not_sent, .cancelled { --tone: #4493f8; } .planned, .claimed, .attempted { --tone: #9198a1; }
  }
  text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--text); }
  .head { font-weight: 600; }
  .box { fill: var(--tone); fill-opacity: 0.14; stroke: var(--tone); }
  .name { font: 600 14px ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
  .line { stroke: var(--line); stroke-width: 1.5; fill: none; marker-end: url(#arrow); }
  .number { font-size: 12px; text-anchor: middle; fill: var(--muted); }
  .disc { fill: var(--page); stroke: var(--line); }
  .tip { fill: var(--line); }
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
<text class="head" x="${PATH_LEFT}" y="28">On its way</text>
<text class="head" x="${END_LEFT}" y="28">Its end</text>
${arrows.map(drawArrow).join("\n")}
${states.join("\n")}
${arrows.map(({ from, to, when, number }, index) => drawLegend(listTop + index * 24, number, `${from} → ${to}: ${when}`)).join("\n")}
</svg>
`;
}

function placeOf(state: RowState): Place {
  const step = PATH.indexOf(state);
  if (step >= 0) return { x: PATH_LEFT, y: TOP + step * 2 * ROW };
  return { x: END_LEFT, y: TOP + ENDS.indexOf(state) * ROW };
}

function drawState(state: RowState, { x, y }: Place): string {
  const box = `<rect class="box" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8"/>`;
  return `<g class="${state}">${box}<text class="name" x="${x + BOX.width / 2}" y="${y + 22}">${state}</text></g>`;
}

interface Arrow {
  readonly from: RowState;
  readonly to: RowState;
  readonly number: number;
}

/** Steps between states of the path run beside each other; those to an end run across, and the one back runs around. */
function drawArrow({ from, to, number }: Arrow): string {
  const [start, end] = [placeOf(from), placeOf(to)];
  if (start.x === end.x) return drawVertical(start, end, number);
  return start.x < end.x ? drawAcross(start, end, number, PATH.indexOf(from)) : drawBack(start, end, number);
}

function drawVertical(start: Place, end: Place, number: number): string {
  const isDown = start.y < end.y;
  const isFar = Math.abs(start.y - end.y) > 2 * ROW;
  const x = start.x + BOX.width * (isDown ? 0.75 : isFar ? 0.12 : 0.4);
  const [y1, y2] = isDown ? [start.y + BOX.height, end.y] : [start.y, end.y + BOX.height];
  return labelled(`M${x} ${y1}V${y2}`, { x, y: (y1 + y2) / 2 + (isFar ? ROW / 2 : 0) }, number);
}

/** @param step which state of the path it leaves: the labels of each have a place of their own */
function drawAcross(start: Place, end: Place, number: number, step: number): string {
  const [x1, y1, x2, y2] = [start.x + BOX.width, start.y + BOX.height / 2, end.x, end.y + BOX.height / 2];
  const share = 0.25 + 0.25 * step;
  return labelled(`M${x1} ${y1}L${x2} ${y2}`, { x: x1 + (x2 - x1) * share, y: y1 + (y2 - y1) * share }, number);
}

function drawBack(start: Place, end: Place, number: number): string {
  const right = start.x + BOX.width;
  const [y1, y2] = [start.y + BOX.height / 2, end.y + BOX.height * 0.25];
  const path = `M${right} ${y1}H${right + 60}V${TOP - 12}H${end.x + BOX.width / 2}V${end.y}`;
  return labelled(path, { x: right + 60, y: (y1 + y2) / 2 }, number);
}

function labelled(path: string, { x, y }: Place, number: number): string {
  const label = `<circle class="disc" cx="${x}" cy="${y}" r="9"/><text class="number" x="${x}" y="${y + 4}">${number}</text>`;
  return `<path class="line" d="${path}"/>${label}`;
}

function drawLegend(top: number, number: number, text: string): string {
  const disc = `<circle class="disc" cx="${PATH_LEFT + 9}" cy="${top}" r="9"/><text class="number" x="${PATH_LEFT + 9}" y="${top + 4}">${number}</text>`;
  return `${disc}<text x="${PATH_LEFT + 28}" y="${top + 5}">${text}</text>`;
}
