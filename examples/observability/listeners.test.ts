import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createKirim } from "revokit/kirim";
import { createMock, kirim as api, MOCK_TOKEN, parseFault } from "revokit/mock";
import { expect, test } from "vitest";
import { logCalls, traceCalls } from "./listeners.ts";
import { exampleText } from "revokit/toolkit";

const { fetch } = createMock();
const unreliable = createMock({ faults: [parseFault("status=500, times=1")] });
const { revokeSetupLink } = api.facts.operations;
const link = { id: exampleText(revokeSetupLink, "id"), link_id: exampleText(revokeSetupLink, "link_id") };

test("a call is a log line that names no link", async () => {
  const lines: string[] = [];
  const kirim = createKirim({ fetch, token: MOCK_TOKEN, onEvent: logCalls((line) => lines.push(line)) });
  await kirim.revokeSetupLink(link);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines.join())).toMatchObject({ api: "kirim", outcome: "applied", status: 200, attempts: 1 });
  expect(lines.join()).not.toContain(link.link_id);
});

test("a call is a span with an event for each attempt", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const onEvent = traceCalls(provider.getTracer("revokit"));
  await createKirim({ fetch: unreliable.fetch, token: MOCK_TOKEN, onEvent }).revokeSetupLink(link);
  const [span] = exporter.getFinishedSpans();
  expect(span).toMatchObject({
    name: "revokeSetupLink",
    attributes: { "revokit.outcome": "applied", "http.request.resend_count": 1 },
    events: [{ attributes: { class: "maybe" } }, { attributes: { class: "applied" } }],
  });
});
