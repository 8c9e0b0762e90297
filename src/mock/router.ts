import { type MockApi, type Target, targets } from "./api.ts";

/** Where a request leads. */
export type Match =
  | { readonly kind: "operation"; readonly target: Target; readonly path: Readonly<Record<string, string>> }
  /** The path is documented, the method is not. */
  | { readonly kind: "method"; readonly api: MockApi; readonly allow: readonly string[] }
  | { readonly kind: "nothing"; readonly api: MockApi | undefined };

interface Base {
  readonly api: MockApi;
  /** Absent for a path that the API is served under at any origin. */
  readonly origin?: string;
  /** Without a slash at its end. */
  readonly path: string;
}

interface Route {
  readonly target: Target;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/**
 * The path under which a server of its own address serves an API: its name, then the path of the spec's first server,
 * e.g. `/kirim/v1`. So two APIs never share a path.
 */
export function mountPath(api: MockApi): string {
  return `/${api.facts.name}${serverPath(api.facts.servers[0])}`;
}

/**
 * Finds the operation for a request. An API is recognised by the URL of one of its servers, which is how requests
 * arrive in a client's `fetch` or in MSW, or by its mount path; an API served alone also by its server's path.
 */
export function createRouter(apis: readonly MockApi[]): (method: string, url: URL) => Match {
  const bases = apis.flatMap((api) => basesOf(api, apis.length === 1)).sort((a, b) => b.path.length - a.path.length);
  const routes = new Map(apis.map((api) => [api, routesOf(api)]));

  return (method, url) => {
    const base = bases.find(({ origin = url.origin, path }) => origin === url.origin && isUnder(path, url.pathname));
    if (base === undefined) return { kind: "nothing", api: apis.length === 1 ? apis[0] : undefined };
    const rest = url.pathname.slice(base.path.length);
    const found = (routes.get(base.api) ?? []).filter(({ pattern }) => pattern.test(rest));
    const route = found.find(({ target }) => target.operation.method === method);
    if (route !== undefined) return { kind: "operation", target: route.target, path: pathValues(route, rest) };
    if (found.length === 0) return { kind: "nothing", api: base.api };
    return { kind: "method", api: base.api, allow: [...new Set(found.map(({ target }) => target.operation.method))] };
  };
}

function basesOf(api: MockApi, alone: boolean): readonly Base[] {
  const { servers } = api.facts;
  const absolute = servers.filter((server) => URL.canParse(server));
  return [
    ...absolute.map((server) => ({ api, origin: new URL(server).origin, path: serverPath(server) })),
    { api, path: mountPath(api) },
    ...(alone ? [{ api, path: serverPath(servers[0]) }] : []),
  ];
}

function serverPath(server: string | undefined): string {
  return new URL(server ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}

function isUnder(base: string, path: string): boolean {
  return path.startsWith(base) && (path.length === base.length || path[base.length] === "/");
}

/** Concrete paths come before templated ones (OpenAPI 3.1, 4.8.8.2). */
function routesOf(api: MockApi): readonly Route[] {
  return targets(api)
    .toSorted((a, b) => compareTemplates(a.operation.path, b.operation.path))
    .map((target) => ({
      target,
      names: [...target.operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name),
      pattern: new RegExp(
        `^${target.operation.path
          .split(/\{[^}]+\}/)
          .map(escapeRegExp)
          .join("([^/]*)")}$`,
      ),
    }));
}

function compareTemplates(a: string, b: string): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  return Number(first > second) - Number(first < second);
}

/** The greatest code unit in a parameter's place puts it behind every literal. */
function sortKey(template: string): string {
  return template.replace(/\{[^}]+\}/g, "\uffff");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function pathValues({ names, pattern }: Route, path: string): Readonly<Record<string, string>> {
  const values = pattern.exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
}

/** A segment that is not valid percent-encoding stands for itself, and fails or names nothing later on. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
