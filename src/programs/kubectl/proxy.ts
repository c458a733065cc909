import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import type { Flag, FlagValues } from "../flags.ts";
import type { Program } from "../program.ts";
import { type HttpRequest, serveHttp } from "./http_connection.ts";

const HOSTS = "^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$";
const REJECTED_PATHS = "^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach";

const proxyFlags: readonly Flag[] = [
  {
    name: "accept-hosts",
    kind: "string",
    default: HOSTS,
    usage: "Patterns of the host names that are answered.",
  },
  { name: "accept-paths", kind: "string", default: "^.*", usage: "Patterns of the paths that are answered." },
  { name: "address", kind: "string", default: "127.0.0.1", usage: "Where to listen." },
  { name: "api-prefix", kind: "string", default: "/", usage: "Under which path the API stands." },
  {
    name: "disable-filter",
    kind: "bool",
    usage: "Answer everything; anybody who reaches the port may then ask.",
  },
  { name: "port", short: "p", kind: "int", default: 8001, usage: "The port; 0: any that is free." },
  { name: "reject-methods", kind: "string", default: "^$", usage: "Patterns of methods that are refused." },
  {
    name: "reject-paths",
    kind: "string",
    default: REJECTED_PATHS,
    usage: "Patterns of paths that are refused.",
  },
];

/** `kubectl proxy`. */
export const proxy: Program = {
  name: "proxy",
  summary: "The API on a local port, without credentials",
  description:
    "Listen on this machine and pass requests on to the API server, with the credentials that kubectl has.",
  usage: ["[--port=PORT] [--api-prefix=prefix]"],
  flags: proxyFlags,
  examples: [
    ["The API at port 8001", "kubectl proxy"],
    ["At any port that is free", "kubectl proxy --port=0"],
    ["Below a path of its own", "kubectl proxy --api-prefix=/k8s"],
  ],
  async run({ flags, io, connect }) {
    const { client } = await connect();
    const filter = filterOf(flags);
    const host = flags.string("address");
    const port = flags.number("port")!;
    if (port < 0 || port > HIGHEST_PORT) throw new Error(`listen tcp: address ${port}: invalid port`);
    const listener = await io.listen({ host, port });
    const end = (): void => listener.close();
    io.signal.addEventListener("abort", end, { once: true });
    if (io.signal.aborted) end();
    await io.out(`Starting to serve on ${host.includes(":") ? `[${host}]` : host}:${listener.port}\n`);
    for await (const connection of listener.connections) {
      void serveHttp(connection, (request) => answer(request, client, filter)).catch(() => {});
    }
    return 0;
  },
};

const HIGHEST_PORT = 65_535;

interface Filter {
  prefix: string;
  isAccepted(request: HttpRequest): boolean;
}

function filterOf(flags: FlagValues): Filter {
  const patterns = (name: string): RegExp[] =>
    flags.string(name).split(",").filter(Boolean).map((text) => {
      try {
        return new RegExp(text);
      } catch (error) {
        throw new Error(`error parsing regexp: ${(error as Error).message}`, { cause: error });
      }
    });
  const [hosts, paths, noPaths, noMethods] = [
    "accept-hosts",
    "accept-paths",
    "reject-paths",
    "reject-methods",
  ].map(patterns) as [
    RegExp[],
    RegExp[],
    RegExp[],
    RegExp[],
  ];
  const prefix = flags.string("api-prefix").replace(/^\/*/, "/").replace(/\/*$/, "/");
  return {
    prefix,
    isAccepted: ({ method, path, headers }) => {
      if (flags.bool("disable-filter")) return true;
      const host = (headers.get("host") ?? "").replace(/:\d+$/, "");
      const [bare = ""] = path.split("?");
      const matches = (patterns: RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));
      return matches(hosts, host) && matches(paths, bare) && !matches(noPaths, bare) &&
        !matches(noMethods, method);
    },
  };
}

async function answer(request: HttpRequest, client: Client, filter: Filter): Promise<Response> {
  if (!filter.isAccepted(request)) {
    return new Response("<h3>Forbidden</h3>", { status: 403, statusText: "Forbidden" });
  }
  if (!request.path.startsWith(filter.prefix)) {
    return new Response("404 page not found\n", { status: 404, statusText: "Not Found" });
  }
  const { method, headers, body } = request;
  const passed = new Headers([...headers].filter(([name]) => PASSED.has(name)));
  const path = `/${request.path.slice(filter.prefix.length)}`;
  try {
    const hasBody = body.length > 0;
    return await client.request(path, {}, {
      method,
      headers: passed,
      ...(hasBody ? { body: body as BodyInit } : {}),
    });
  } catch (error) {
    if (error instanceof ApiError) return Response.json(error.status, { status: error.code });
    return new Response(`${(error as Error).message}\n`, { status: 502, statusText: "Bad Gateway" });
  }
}

/** Who asks, and from where, is the proxy's own affair. */
const PASSED = new Set(["accept", "content-type", "if-match", "if-none-match", "range"]);
