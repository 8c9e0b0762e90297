import { type MockApi, type Target, targets } from "../mock-api.ts";
import { hasValidPath } from "./check-parameters.ts";
import { compileTemplate, type PathTemplate } from "./path-template.ts";
import { type FindByPath, indexByPath } from "./route-index.ts";

/** The result of routing a request. */
export type Match =
  /** `path` holds the raw values of the path parameters. */
  | { readonly kind: "operation"; readonly target: Target; readonly path: Readonly<Record<string, string>> }
  /** The path is documented, but not the method. */
  | { readonly kind: "method"; readonly api: MockApi; readonly allow: readonly string[] }
  | { readonly kind: "nothing"; readonly api: MockApi | undefined };

/** A URL that an API, or some of its operations, is served under. */
interface Base {
  readonly api: MockApi;
  /** Absent if the path is served at any origin. */
  readonly origin?: string;
  /** Without a trailing slash. */
  readonly path: string;
  readonly find: FindByPath<Route>;
}

interface Route {
  readonly target: Target;
  readonly template: PathTemplate;
}

/**
 * The path prefix under which `listen` serves an API: its name, then the path of the document's first server, e.g.
 * `/kirim/v1`. It keeps the paths of two APIs apart.
 */
export function mountPath(api: MockApi): string {
  return `/${encodeURIComponent(api.facts.name)}${serverPath(api.facts.servers[0])}`;
}

/** Finds what a request's method and URL ask for. */
export type Router = (method: string, url: URL) => Match;

/**
 * Finds the operation for a request. A client's `fetch` and MSW send the URL of one of the API's or the operation's servers;
 * over HTTP the path begins with the mount path, or with the server's own path if only one API is served.
 */
export function createRouter(apis: readonly MockApi[]): Router {
  const bases = apis.flatMap((api) => basesOf(api, apis.length === 1)).sort((a, b) => b.path.length - a.path.length);

  return (method, url) => {
    const fitting = bases.filter(
      ({ origin = url.origin, path }) => origin === url.origin && isUnder(path, url.pathname),
    );
    const found = fitting.flatMap(({ path, find }) => {
      const rest = url.pathname.slice(path.length);
      return find(rest).flatMap(({ target, template }) => {
        const values = template.match(rest, url.search);
        return values === undefined ? [] : [{ target, path: values }];
      });
    });
    const hasMethod = (wanted: string) => {
      const [first, ...others] = found.filter(({ target }) => target.operation.method === wanted);
      if (first === undefined || others.length === 0) return first;
      return [first, ...others].find(({ target, path }) => hasValidPath(target, path)) ?? first;
    };
    // A resource that supports GET supports HEAD (RFC 9110, 9.1).
    const operation = hasMethod(method) ?? (method === "HEAD" ? hasMethod("GET") : undefined);
    if (operation !== undefined) return { kind: "operation", ...operation };
    const [first] = found;
    if (first === undefined)
      return { kind: "nothing", api: fitting[0]?.api ?? (apis.length === 1 ? apis[0] : undefined) };
    const methods = found.map(({ target }) => target.operation.method);
    const allow = new Set(methods.flatMap((own) => (own === "GET" ? [own, "HEAD"] : [own])));
    return { kind: "method", api: first.target.api, allow: [...allow] };
  };
}

function basesOf(api: MockApi, alone: boolean): readonly Base[] {
  const { servers } = api.facts;
  const routes = routesOf(api);
  const ownServers = new Set(routes.flatMap(({ target }) => target.operation.servers ?? []));
  const isAt = (server: string) => (route: Route) => (route.target.operation.servers ?? servers).includes(server);
  const index = (some: readonly Route[]) => indexByPath(some, ({ target }) => target.operation.path);
  const all = index(routes);
  const absolute = [...new Set([...servers, ...ownServers])].filter((server) => URL.canParse(server));
  return [
    ...absolute.map((server) => ({
      api,
      origin: new URL(server).origin,
      path: serverPath(server),
      find: index(routes.filter(isAt(server))),
    })),
    { api, path: mountPath(api), find: all },
    ...(alone
      ? [...new Set([servers[0], ...ownServers].map(serverPath))].map((path) => ({ api, path, find: all }))
      : []),
  ];
}

function serverPath(server: string | undefined): string {
  const url = server ?? "/";
  return (URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost").pathname : "").replace(/\/$/, "");
}

function isUnder(base: string, path: string): boolean {
  return path.startsWith(base) && (path.length === base.length || path[base.length] === "/");
}

/** Concrete paths are matched before templated ones (OpenAPI 3.1, 4.8.8.2). */
function routesOf(api: MockApi): readonly Route[] {
  return targets(api)
    .map((target) => ({ target, template: compileTemplate(target.operation.path) }))
    .toSorted((a, b) => Number(a.template.rank > b.template.rank) - Number(a.template.rank < b.template.rank));
}
