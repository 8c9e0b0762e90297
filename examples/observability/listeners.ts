import { type Span, SpanKind, type Tracer } from "@opentelemetry/api";
import type { CallListener } from "revokit";

/** A log line for each call, once it has ended. No event contains an id, a body or a secret. */
export function logCalls(log: (line: string) => void): CallListener {
  return (event) => {
    if (event.type !== "call_ended") return;
    const { api, operationId, outcome, status, attempts, duration } = event;
    log(JSON.stringify({ api, operationId, outcome, status, attempts: attempts.length, ms: Math.round(duration) }));
  };
}

/** A span for each call, with an event for each attempt. */
export function traceCalls(tracer: Tracer): CallListener {
  const spans = new Map<number, Span>();
  return (event) => {
    const span = spans.get(event.callId) ?? tracer.startSpan(event.operationId, { kind: SpanKind.CLIENT });
    spans.set(event.callId, span);
    if (event.type === "attempt_ended") span.addEvent("attempt", { class: event.attempt.class });
    if (event.type !== "call_ended") return;
    span
      .setAttributes({ "revokit.outcome": event.outcome, "http.request.resend_count": event.attempts.length - 1 })
      .end();
    spans.delete(event.callId);
  };
}
