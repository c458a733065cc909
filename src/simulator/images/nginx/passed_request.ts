import type { FetchOutcome, Process } from "../../host/process.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { failed, inTurn, peer, type Peers } from "./peers.ts";
import { nearest, type Site } from "./site.ts";
import { expand } from "./variables.ts";

/** Hands a request to an upstream's servers, one after the other until one answers. `url` is that of `proxy_pass`. */
export function passOn(process: Process, exchange: Exchange, url: string): Reply {
  const before = UNDER_WAY.get(exchange.site) ?? 0;
  if (before >= MOST_UNDER_WAY) return { status: 500, problem: "worker_connections are not enough" };
  UNDER_WAY.set(exchange.site, before + 1);
  try {
    return tryEach(process, exchange, url);
  } finally {
    UNDER_WAY.set(exchange.site, before);
  }
}

function tryEach(process: Process, exchange: Exchange, url: string): Reply {
  const { request, site, machine } = exchange;
  const target = expand(url, exchange);
  const [, authority = "", base = ""] = /^http:\/\/([^/]*)(.*)$/.exec(target) ?? [];
  if (authority === "") return { status: 500, problem: `invalid URL prefix in "${target}"` };
  const peers = site.upstreams.get(authority) ?? found(exchange, authority);
  if ("problem" in peers) return { status: 502, problem: peers.problem };
  const path = pathFor(exchange, base, url.includes("$"));
  let [status, problem] = [502, "no live upstreams while connecting to upstream"];
  for (const each of inTurn(peers, request.from, machine.now())) {
    const headers = headersFor(exchange, authority);
    const outcome = process.machine.fetch({
      host: each.host,
      port: each.port,
      request: { method: request.method, path, headers, body: request.body },
    });
    if (outcome.kind === "answer") return passedOn(outcome, exchange, authority);
    failed(each, machine.now());
    const isSlow = outcome.kind === "timeout";
    status = isSlow ? 504 : 502;
    const cause = isSlow ? "upstream timed out (110: Connection timed out)" : REFUSED;
    problem = `${cause} while connecting to upstream, upstream: "http://${each.host}:${each.port}${path}"`;
  }
  return { status, problem };
}

function passedOn(
  { answer }: Extract<FetchOutcome, { kind: "answer" }>,
  exchange: Exchange,
  authority: string,
): Reply {
  const { Server: _server, Date: _date, Location: given, ...headers } = answer.headers;
  const reply = { status: answer.status, body: answer.body, headers, isPassedOn: true };
  if (given === undefined) return reply;
  // `proxy_redirect default`: what leads back to the server behind leads to this one.
  const behind = `http://${authority}`;
  const isOff = nearest(exchange.location, "proxy_redirect")[0]?.words[0] === "off";
  const isBehind = !isOff && (given === behind || given.startsWith(`${behind}/`));
  return { ...reply, location: isBehind ? given.slice(behind.length) || "/" : given };
}

/** A URL with a path of its own puts it in the place of the location's prefix. */
function pathFor(
  { request, location, path, query, isInternal }: Exchange,
  base: string,
  hasVariables: boolean,
): string {
  const own = isInternal ? `${encodeURI(path)}${query === "" ? "" : `?${query}`}` : request.path;
  if (base === "") return own;
  return hasVariables ? base : base + own.slice(location?.text.length ?? 0);
}

function headersFor(exchange: Exchange, authority: string): Record<string, string> {
  const { Connection: _connection, ...given } = exchange.request.headers;
  const headers: Record<string, string> = { ...given, Host: authority, Connection: "close" };
  for (const { words: [name = "", value = ""] } of nearest(exchange.location, "proxy_set_header")) {
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    if (known !== undefined) delete headers[known];
    const text = expand(value.replaceAll("$proxy_host", authority), exchange);
    if (text !== "") headers[name] = text;
  }
  return headers;
}

/** The servers of a name that a variable holds: it is looked up for every request, by the `resolver`. */
function found({ machine, location }: Exchange, authority: string): Peers | { problem: string } {
  const [, host = "", port = "80"] = /^(.*?)(?::(\d+))?$/.exec(authority)!;
  if (/^[\d.]+$/.test(host)) return { all: [peer(host, Number(port))], isByAddress: false };
  if (nearest(location, "resolver").length === 0) {
    return { problem: `no resolver defined to resolve ${host}` };
  }
  const addresses = machine.resolve(host);
  if (addresses.length === 0) return { problem: `${host} could not be resolved (3: Host not found)` };
  return { all: addresses.map((each) => peer(each, Number(port))), isByAddress: false };
}

/** Requests on their way through a site. One that passes to itself would go on for ever; nginx runs out of connections. */
const UNDER_WAY = new WeakMap<Site, number>();
const MOST_UNDER_WAY = 20;
const REFUSED = "connect() failed (111: Connection refused)";
