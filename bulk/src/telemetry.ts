import { metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { BulkEvent, BulkListener } from "./events.ts";

/** This package's name in OpenTelemetry. */
const SCOPE = "@revokit/bulk";

/**
 * Reports each attempt to OpenTelemetry as a span, and counts outcomes, lost claims and holds. Does nothing without a
 * registered SDK.
 */
export function createTelemetry(): BulkListener {
  const tracer = trace.getTracer(SCOPE);
  const meter = metrics.getMeter(SCOPE);
  const outcomes = meter.createCounter("revokit.bulk.rows", { description: "Rows that got their outcome." });
  const lost = meter.createCounter("revokit.bulk.claims_lost", {
    description: "Answers that came after their claim was lost.",
  });
  const holds = meter.createCounter("revokit.bulk.held", {
    unit: "ms",
    description: "For how long all workers were held.",
  });

  const traceAttempt = (event: Extract<BulkEvent, { type: "attempt_ended" }>) => {
    const attributes = {
      "revokit.bulk.job": event.job,
      "revokit.bulk.line": event.line,
      "revokit.attempt.number": event.number,
      "revokit.attempt.class": event.class,
      ...(event.status !== undefined && { "http.response.status_code": event.status }),
      ...(event.requestId !== undefined && { "revokit.request_id": event.requestId }),
    };
    const options = { kind: SpanKind.CLIENT, startTime: event.startedAt, attributes };
    const span = tracer.startSpan("bulk attempt", options);
    if (event.class === "maybe" || event.class === "not_sent") span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(event.endedAt);
  };

  return (event) => {
    if (event.type === "attempt_ended") traceAttempt(event);
    if (event.type === "row_settled")
      outcomes.add(1, { "revokit.bulk.job": event.job, "revokit.outcome": event.outcome });
    if (event.type === "claims_lost") lost.add(event.count, { "revokit.bulk.job": event.job });
    if (event.type === "held") holds.add(event.milliseconds, { "revokit.bulk.job": event.job });
  };
}
