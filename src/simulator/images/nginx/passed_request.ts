import type { HttpRequest, Process } from "../../host/process.ts";
import type { Site } from "./site.ts";

/** What the server answers, before its own headers; a body that is absent is the page of the status. */
export interface Reply {
  status: number;
  body?: string;
  location?: string;
  headers?: Readonly<Record<string, string>>;
  /** For the log of errors. */
  problem?: string;
}

export interface Pass {
  /** Of `proxy_pass`. */
  url: string;
  /** Of the location; it is replaced by the path of the URL, where that has one. */
  prefix: string;
  site: Site;
}

/** Hands a request to an upstream's servers, one after the other until one answers. */
export function passOn(process: Process, request: HttpRequest, pass: Pass): Reply {
  const before = UNDER_WAY.get(pass.site) ?? 0;
  if (before >= MOST_UNDER_WAY) return { status: 500, problem: "worker_connections are not enough" };
  UNDER_WAY.set(pass.site, before + 1);
  try {
    return tryEach(process, request, pass);
  } finally {
    UNDER_WAY.set(pass.site, before);
  }
}

function tryEach(process: Process, request: HttpRequest, { url, prefix, site }: Pass): Reply {
  const [, authority = "", base = ""] = /^http:\/\/([^/]*)(.*)$/.exec(url) ?? [];
  const path = base === "" ? request.path : base + request.path.slice(prefix.length);
  let status = 502;
  let problem = `no resolver defined to resolve ${authority}`;
  for (const { host, port } of site.upstreams.get(authority) ?? []) {
    const headers = { ...request.headers, Host: authority };
    const outcome = process.machine.fetch({
      host,
      port,
      request: { method: request.method, path, headers, body: request.body },
    });
    if (outcome.kind === "answer") {
      const { Server: _server, Date: _date, ...kept } = outcome.answer.headers;
      return { status: outcome.answer.status, body: outcome.answer.body, headers: kept };
    }
    const isSlow = outcome.kind === "timeout";
    status = isSlow ? 504 : 502;
    problem = `${
      isSlow ? "upstream timed out (110: Connection timed out)" : REFUSED
    } while connecting to upstream`;
  }
  return { status, problem };
}

/** Requests on their way through a site. One that passes to itself would go on for ever; nginx runs out of connections. */
const UNDER_WAY = new WeakMap<Site, number>();
const MOST_UNDER_WAY = 20;
const REFUSED = "connect() failed (111: Connection refused)";
