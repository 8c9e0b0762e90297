import { firstSentence } from "./source.ts";
import { wrap } from "./wrap.ts";

/** A step of a path through the code: a file, and its export that performs the step. */
export interface FlowStep {
  readonly file: string;
  readonly name: string;
  /** What a user calls the step. Default: its name and its file. */
  readonly title?: string;
}

/** The path of a call through the modules, from the method to its result. */
export const CALL: readonly FlowStep[] = [
  { file: "src/create-client.ts", name: "createClient" },
  { file: "src/call-operation.ts", name: "callOperation" },
  { file: "src/request/prepare.ts", name: "prepareRequest" },
  { file: "src/credentials/add-credentials.ts", name: "addCredentials" },
  { file: "src/openapi-fetch.ts", name: "throughOpenapiFetch" },
  { file: "src/transport/retry.ts", name: "sendWithRetries" },
  { file: "src/transport/attempt.ts", name: "attempt" },
  { file: "src/response/interpret.ts", name: "interpretResponse" },
  { file: "src/transport/classify-attempt.ts", name: "classifyAttempt" },
  { file: "src/transport/call-errors.ts", name: "responseOrThrow" },
  { file: "src/response/result.ts", name: "toResult" },
];

/** The path of a document through the pipeline, in steps that a user can distinguish. */
export const PIPELINE: readonly FlowStep[] = [
  { file: "scripts/find/specs.ts", name: "findSpecs", title: "1. Find" },
  { file: "scripts/recall/cache.ts", name: "Cache", title: "2. Recall" },
  { file: "scripts/lint/linter.ts", name: "Linter", title: "3. Lint" },
  { file: "scripts/compile/code-files.ts", name: "compileCode", title: "4. Compile" },
  { file: "scripts/format/format.ts", name: "formatCode", title: "5. Format" },
  { file: "scripts/write/changes.ts", name: "applyChanges", title: "6. Write" },
];

const WIDTH = 420;
const LINE = 21;
const LETTERS = 44;
const GAP = 22;

/** Draws the steps below each other, each with the first sentence of its documentation, as an SVG for light and dark. */
export function drawFlow(title: string, steps: readonly FlowStep[]): string {
  let top = 12;
  const drawn = steps.map(({ file, name, title: step }, index) => {
    const lines = wrap(firstSentence(file, name).replaceAll("`", ""), LETTERS).map(escape);
    const head = step === undefined ? 48 : 28;
    const height = head + 16 + lines.length * LINE;
    const group = [
      `<g transform="translate(0 ${top})">`,
      `<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
      `<text class="name" x="18" y="28">${step ?? name}</text>`,
      ...(step === undefined ? [`<text class="file" x="18" y="48">${file}</text>`] : []),
      ...lines.map((line, row) => `<text x="18" y="${head + 24 + row * LINE}">${line}</text>`),
      ...(index < steps.length - 1
        ? [`<path class="arrow" d="M${WIDTH / 2} ${height}v${GAP - 6}m-5 -2 5 8 5 -8"/>`]
        : []),
      "</g>",
    ];
    top += height + GAP;
    return group.join("\n");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top - GAP + 12}" role="img" aria-labelledby="title">
<title id="title">${title}</title>
<style>
  :root { --text: #1f2328; --muted: #59636e; --card: #f6f8fa; --line: #d1d9e0; --tone: #0969da; }
  @media (prefers-color-scheme: dark) {
    :root { --text: #f0f6fc; --muted: #9198a1; --card: #151b23; --line: #3d444d; --tone: #4493f8; }
  }
  text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--text); }
  .name { font: 600 15px ui-monospace, Menlo, Consolas, monospace; fill: var(--tone); }
  .file { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: var(--muted); }
  .card { fill: var(--card); stroke: var(--line); }
  .arrow { stroke: var(--muted); stroke-width: 1.5; fill: none; }
</style>
${drawn.join("\n")}
</svg>
`;
}

function escape(line: string): string {
  return line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
