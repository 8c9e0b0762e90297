import type { Fault } from "../../fault.ts";
import { fault } from "./fault.ts";

export const routingFaults: readonly Fault[] = [
  fault("kirim", "get-revokes", "revokes on GET", { extend: (router, path, revoke) => router.get(path, ...revoke) }),
  fault("kirim", "post-revokes", "revokes on POST", { extend: (router, path, revoke) => router.post(path, ...revoke) }),
  fault("kirim", "head-revokes", "revokes on HEAD", { extend: (router, path, revoke) => router.head(path, ...revoke) }),
  fault("kirim", "options-revokes", "revokes on OPTIONS", {
    extend: (router, path, revoke) => router.options(path, ...revoke),
  }),
  fault("natural", "allow-missing", "leaves Allow out of a 405", {
    extend: (router, path) => router.all(path, (_request, response) => void response.status(405).end()),
  }),
  fault("natural", "allow-wrong", "names the wrong methods in Allow", {
    extend: (router, path) =>
      router.all(path, (_request, response) => void response.status(405).set("Allow", "GET, POST").end()),
  }),
  fault("kirim", "method-fails", "fails on a method that the path doesn't have", {
    extend: (router, path) => router.all(path, (_request, response) => void response.status(500).end()),
  }),
  fault("kirim", "options-fails", "fails on OPTIONS", {
    extend: (router, path) => router.options(path, (_request, response) => void response.status(500).end()),
  }),
];
