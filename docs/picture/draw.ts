import type { Outcome } from "../../src/transport/outcome.ts";
import { type Row, rows } from "./rows.ts";
import { wrap } from "./wrap.ts";

/** The measures that depend on the width of the picture. */
interface Layout {
  readonly width: number;
  /** The left edges of the second and the third column. */
  readonly class: number;
  readonly outcome: number;
  /** The width of the first column, and of the picture, in letters of a wide font. */
  readonly letters: number;
  readonly noteLetters: number;
}

/** As wide as a phone shows legibly. */
export const NARROW: Layout = { width: 420, class: 168, outcome: 302, letters: 17, noteLetters: 54 };
/** As wide as a page of the site on a desktop. */
export const WIDE: Layout = { width: 688, class: 436, outcome: 570, letters: 44, noteLetters: 88 };

const HEAD = 44;
const LINE = 20;
const PADDING = 14;
const GAP = 10;
/** The left edge of the first column. */
const MET = 14;
const PILL = { width: 102, height: 30 };

const ANSWERS: Record<Outcome, string> = {
  applied: "happened",
  accepted: "not yet",
  rejected: "did not happen",
  not_sent: "did not happen",
  unknown: "nobody knows",
};

const RULE = "The topmost class among a call's attempts decides.";
const NOTES = [RULE, "* not retried", "If harmless: not a POST or PATCH without an idempotency key."];

/** Draws how a call's outcome follows from its attempts, as an SVG for light and dark. */
export function drawOutcomes(layout: Layout): string {
  const notes = NOTES.flatMap((note) => wrap(note, layout.noteLetters));
  let top = HEAD;
  const drawn = rows().map((row) => {
    const lines = wrap(row.met.join("; "), layout.letters);
    const height = Math.max(lines.length * LINE, PILL.height + LINE) + 2 * PADDING;
    const group = `<g transform="translate(0 ${top})" class="${row.outcome}">\n${drawRow(row, lines, height, layout)}\n</g>`;
    top += height + GAP;
    return group;
  });
  const height = top + notes.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" role="img" aria-labelledby="title">
<title id="title">What ended an attempt decides its class. ${RULE}</title>
<style>
  :root { --text: #1f2328; --muted: #59636e; --card: #f6f8fa; --line: #d1d9e0; }
  .applied { --tone: #1a7f37; } .accepted { --tone: #6639ba; } .unknown { --tone: #9a6700; } .rejected { --tone: #cf222e; } .not_sent { --tone: #0969da; }
  @media (prefers-color-scheme: dark) {
    :root { --text: #f0f6fc; --muted: #9198a1; --card: #151b23; --line: #3d444d; }
    .applied { --tone: #3fb950; } .accepted { --tone: #b083f0; } .unknown { --tone: #d29922; } .rejected { --tone: #f85149; } .not_sent { --tone: #4493f8; }
  }
  text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--text); }
  .head { font-weight: 600; }
  .note { font-size: 13px; fill: var(--muted); }
  .card { fill: var(--card); stroke: var(--line); }
  .bar, .arrow { fill: var(--tone); }
  .arrow-line { stroke: var(--tone); stroke-width: 1.5; }
  .pill { fill: var(--tone); fill-opacity: 0.14; stroke: var(--tone); }
  .name { font: 600 14px ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
  .under { text-anchor: middle; }
</style>
<text class="head" x="${MET}" y="24">What ended it</text>
<text class="head" x="${layout.class}" y="24">Its class</text>
<text class="head" x="${layout.outcome}" y="24">The outcome</text>
${drawn.join("\n")}
${notes.map((note, index) => `<text class="note" x="${MET}" y="${top + 12 + index * LINE}">${note}</text>`).join("\n")}
</svg>
`;
}

function drawRow(row: Row, lines: readonly string[], height: number, layout: Layout): string {
  const first = (height - lines.length * LINE) / 2 + 15;
  const pill = (height - PILL.height - LINE) / 2;
  const middle = pill + PILL.height / 2;
  const from = layout.class + PILL.width + 8;
  const to = layout.outcome - 8;
  return [
    `<rect class="card" x="0.5" y="0.5" width="${layout.width - 1}" height="${height - 1}" rx="8"/>`,
    `<rect class="bar" x="0" y="10" width="4" height="${height - 20}" rx="2"/>`,
    ...lines.map((line, index) => `<text x="${MET}" y="${first + index * LINE}">${line}</text>`),
    drawPill(row.class, retryNote(row), layout.class, pill),
    `<path class="arrow-line" d="M${from} ${middle}H${to - 6}"/>`,
    `<path class="arrow" d="M${to} ${middle}l-8 -5v10z"/>`,
    drawPill(row.outcome, ANSWERS[row.outcome], layout.outcome, pill),
  ].join("\n");
}

/** A request that may have taken effect is retried only if that is safe. */
function retryNote({ class: name, retried }: Row): string {
  if (!retried) return "final";
  return name === "maybe" ? "↻ if harmless" : "↻ retried";
}

function drawPill(name: string, note: string, left: number, top: number): string {
  const { width, height } = PILL;
  const middle = left + width / 2;
  return [
    `<rect class="pill" x="${left}" y="${top}" width="${width}" height="${height}" rx="${height / 2}"/>`,
    `<text class="name" x="${middle}" y="${top + 20}">${name}</text>`,
    `<text class="note under" x="${middle}" y="${top + height + 17}">${note}</text>`,
  ].join("\n");
}
