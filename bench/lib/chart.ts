/** A group of horizontal bars with its own scale. */
export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
  /** Drawn in the accent color. */
  readonly highlight: boolean;
}

const WIDTH = 800;
const NAMES = 170;
const LABELS = 130;
const ROW = 24;
const HEAD = 40;
const GAP = 16;

/** Draws panels of bars below each other, as an SVG that is readable on light and on dark. */
export function drawBars(title: string, panels: readonly Panel[]): string {
  const heights = panels.map(({ bars }) => HEAD + bars.length * ROW + GAP);
  const height = heights.reduce((sum, each) => sum + each, 0);
  const drawn = panels.map((panel, index) => {
    const top = heights.slice(0, index).reduce((sum, each) => sum + each, 0);
    return `<g transform="translate(0 ${top})">\n${drawPanel(panel)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}">
<title>${escape(title)}</title>
<style>
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
  .title { font-weight: 600; }
  .value { fill: #59636e; }
  .own { font-weight: 600; fill: #1f2328; }
  rect { fill: #b7bfc8; }
  rect.own { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text, .own { fill: #f0f6fc; }
    .value { fill: #9198a1; }
    rect { fill: #4d5661; }
    rect.own { fill: #4493f8; }
  }
</style>
${drawn.join("\n")}
</svg>
`;
}

function drawPanel({ title, bars }: Panel): string {
  const scale = (WIDTH - NAMES - LABELS) / Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value, label, highlight }, index) => {
    const top = HEAD + index * ROW;
    const own = highlight ? " own" : "";
    const length = value * scale;
    return [
      `<text class="name${own}" x="${NAMES - 10}" y="${top + 13}" text-anchor="end">${escape(name)}</text>`,
      `<rect class="bar${own}" x="${NAMES}" y="${top}" width="${length.toFixed(1)}" height="${ROW - 7}" rx="2"/>`,
      `<text class="value${own}" x="${(NAMES + length + 8).toFixed(1)}" y="${top + 13}">${escape(label)}</text>`,
    ].join("\n");
  });
  return [`<text class="title" x="0" y="22">${escape(title)}</text>`, ...rows].join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
