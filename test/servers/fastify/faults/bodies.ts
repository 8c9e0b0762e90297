import { gzipSync } from "node:zlib";
import type { Fault } from "../../fault.ts";
import type { Api } from "../../world.ts";
import { fault, serviceFault } from "./fault.ts";

/** Sends another text on success. */
function onSuccess(api: Api, id: string, what: string, change: (text: string) => string | Buffer): Fault {
  return serviceFault(api, id, what, (service) => {
    service.finish = (status, text) => (status === 200 ? change(String(text)) : text);
  });
}

/** Sends another text on a failure. */
function onFailure(api: Api, id: string, what: string, change: (text: string) => string | Buffer): Fault {
  return serviceFault(api, id, what, (service) => {
    service.finish = (status, text) => (status >= 400 ? change(String(text)) : text);
  });
}

const HTML = "<!DOCTYPE html><title>Hello</title>";

export const bodyFaults: readonly Fault[] = [
  serviceFault("kirim", "accepted", "answers a success with an undocumented 202", (service) => {
    service.revoked = 202;
  }),
  serviceFault("kirim", "created", "answers a success with an undocumented 201", (service) => {
    service.revoked = 201;
  }),
  onSuccess("kirim", "empty", "answers a success without its body", () => ""),
  onSuccess("kirim", "html", "answers a success with HTML", () => HTML),
  onFailure("natural", "html-error", "answers an error with HTML", () => HTML),
  serviceFault("kirim", "text-plain", "answers with a media type that isn't documented", (service) => {
    service.contentType = "text/plain; charset=utf-8";
  }),
  serviceFault("natural", "charset", "says that its text is in Latin-1", (service) => {
    service.contentType = "application/json; charset=iso-8859-1";
  }),
  onSuccess("natural", "latin-1", "writes Latin-1", (text) => Buffer.from(text, "latin1")),
  onFailure("natural", "latin-1-error", "writes errors in Latin-1", (text) =>
    Buffer.from(text.replaceAll("’", "´"), "latin1"),
  ),
  onSuccess("kirim", "byte-order-mark", "begins with a byte order mark", (text) => `\uFEFF${text}`),
  onSuccess("kirim", "utf-16", "writes UTF-16", (text) => Buffer.from(text, "utf16le")),
  onSuccess("kirim", "more-after", "writes a line after the body", (text) => `${text}\nOK`),
  onSuccess("kirim", "breaks-off", "answers with JSON that breaks off", (text) => text.slice(0, -8)),
  onSuccess("kirim", "empty-object", "answers a success with an empty object", () => "{}"),
  onSuccess("natural", "list", "answers a success with a list", (text) => `[${text}]`),
  onSuccess("kirim", "null", "answers with null where an object belongs", () => '{"data":null,"request_id":"req_1"}'),
  onSuccess(
    "natural",
    "data-text",
    "answers with text where an object belongs",
    () => '{"data":"ok","meta":{"deleted":true}}',
  ),
  onSuccess("natural", "member-missing", "leaves a required member deep in a success out", (text) =>
    text.replace('"type":"agent",', ""),
  ),
  onSuccess("natural", "number-for-text", "answers with a number where a text belongs", (text) =>
    text.replace(/"id":"pty_[^"]*"/, '"id":7'),
  ),
  onSuccess("natural", "bad-time", "answers with a time that is none", (text) =>
    text.replace("2026-01-11T12:00:00.000Z", "11.01.2026"),
  ),
  onSuccess("kirim", "object-constant", "answers with an object that is not the documented one", (text) =>
    text.replace("customer_setup_link", "setup_link"),
  ),
  onSuccess("natural", "deleted-constant", "answers a success with another constant", (text) =>
    text.replace('"deleted":true', '"deleted":false'),
  ),
  onSuccess("natural", "agent-constant", "answers with another constant deep in a success", (text) =>
    text.replace('"type":"agent"', '"type":"agents"'),
  ),
  onFailure("natural", "status-constant", "answers an error with another status in its body", (text) =>
    text.replace(/"status":"\d+"/, '"status":"499"'),
  ),
  onFailure("kirim", "envelope", "answers an error in another envelope", () => '{"message":"no"}'),
  onFailure("kirim", "error-member", "leaves a required member of an error out", (text) =>
    text.replace(/"message":"[^"]*",/, ""),
  ),
  onFailure("natural", "no-errors", "answers an error with an empty list", () => '{"errors":[]}'),
  onSuccess("kirim", "wrong-id", "describes a different resource from the requested one", (text) =>
    text.replace(/"id":"csl_[^"]*"/, '"id":"csl_335T0A4XK2M7QZ9WB3NE6V9999"'),
  ),
  onSuccess("kirim", "member-twice", "writes a member twice", (text) => text.replace("{", '{"request_id":"req_1",')),
  onSuccess("kirim", "gzip", "sends gzip that it doesn't announce", (text) => gzipSync(text)),
  fault("kirim", "gzip-announced", "announces gzip and sends none", {
    server: (server) => {
      server.addHook("onSend", async (_request, reply) => void reply.header("Content-Encoding", "gzip"));
    },
  }),
];
