import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { commonLogDate } from "../web_server.ts";
import { byteLength } from "../../host/byte_text.ts";
import type { Exchange } from "./exchange.ts";
import { nearest } from "./site.ts";

/** A text of the configuration with the values of its variables: `$host`, `${uri}`, `$1`. */
export function expand(text: string, exchange: Exchange): string {
  return text.replace(
    VARIABLE,
    (_, braced, bare, group) =>
      group === undefined ? valueOf(braced ?? bare, exchange) : capture(exchange, group),
  );
}

/** The first variable in a text that neither nginx nor these names know. */
export function unknownVariable(text: string, names: ReadonlySet<string>): string | undefined {
  for (const [, braced, bare] of text.matchAll(VARIABLE)) {
    const name = braced ?? bare;
    if (name !== undefined && !names.has(name) && !isBuiltIn(name)) return name;
  }
  return undefined;
}

/** Of `set` and `map` are handed in; those of nginx are known. */
export function isBuiltIn(name: string): boolean {
  return Object.hasOwn(VALUES, name) || Object.keys(FAMILIES).some((prefix) => name.startsWith(prefix)) ||
    EMPTY.has(name);
}

const VARIABLE = /\$(?:\{(\w+)\}|([a-zA-Z_]\w*)|(\d))/g;

function capture({ captures }: Exchange, group: string): string {
  return captures[Number(group)] ?? "";
}

function valueOf(name: string, exchange: Exchange): string {
  const own = exchange.set.get(name);
  if (own !== undefined) return own;
  const map = exchange.site.maps.get(name);
  if (map) return mapped(map, exchange);
  if (Object.hasOwn(VALUES, name)) return VALUES[name]!(exchange);
  for (const [prefix, value] of Object.entries(FAMILIES)) {
    if (name.startsWith(prefix)) return value(name.slice(prefix.length), exchange);
  }
  return "";
}

/** The value that a `map` gives: of the word itself, else of the first pattern, else the default. */
function mapped(
  { source, pairs }: { source: string; pairs: ReadonlyMap<string, string> },
  exchange: Exchange,
): string {
  const value = expand(source, exchange);
  const found = pairs.get(value.toLowerCase()) ??
    [...pairs].find(([pattern]) => pattern.startsWith("~") && patternOf(pattern)?.test(value))?.[1] ??
    pairs.get("default") ?? "";
  return expand(found, exchange);
}

function patternOf(text: string): RegExp | undefined {
  try {
    return expressionOf(text.replace(/^~\*?/, ""), text.startsWith("~*") ? "i" : "");
  } catch {
    return undefined;
  }
}

function header(exchange: Exchange, name: string): string {
  const wanted = name.toLowerCase().replaceAll("-", "_");
  const found = Object.entries(exchange.request.headers)
    .find(([key]) => key.toLowerCase().replaceAll("-", "_") === wanted);
  return found?.[1] ?? "";
}

/** The name in the request without its port; else the server's own. */
function hostOf(exchange: Exchange): string {
  const given = header(exchange, "host").replace(/:\d+$/, "").toLowerCase();
  return given === "" ? exchange.server.names[0] ?? "" : given;
}

function rootOf({ location, server }: Exchange): string {
  return nearest(location ?? server, "root")[0]?.words[0] ?? "/etc/nginx/html";
}

function forwarded(exchange: Exchange): string {
  const before = header(exchange, "x-forwarded-for");
  return before === "" ? exchange.request.from : `${before}, ${exchange.request.from}`;
}

/** nginx.org/en/docs/varindex.html */
const VALUES: Readonly<Record<string, (exchange: Exchange) => string>> = {
  host: hostOf,
  hostname: ({ machine }) => machine.hostname,
  uri: ({ path }) => path,
  document_uri: ({ path }) => path,
  request_uri: ({ request }) => request.path,
  request_method: ({ request }) => request.method,
  request: ({ request }) => `${request.method} ${request.path} HTTP/1.1`,
  request_body: ({ request }) => request.body,
  request_length: ({ request }) => String(byteLength(request.body)),
  request_filename: (exchange) => rootOf(exchange) + exchange.path,
  request_time: () => "0.000",
  request_completion: () => "",
  args: ({ query }) => query,
  query_string: ({ query }) => query,
  is_args: ({ query }) => query === "" ? "" : "?",
  scheme: () => "http",
  https: () => "",
  server_protocol: () => "HTTP/1.1",
  server_name: ({ server }) => server.names[0] ?? "",
  server_port: ({ port }) => String(port),
  server_addr: ({ machine }) => machine.resolve(machine.hostname)[0] ?? "127.0.0.1",
  remote_addr: ({ request }) => request.from,
  remote_port: () => "40000",
  remote_user: () => "",
  realip_remote_addr: ({ request }) => request.from,
  proxy_add_x_forwarded_for: forwarded,
  document_root: rootOf,
  realpath_root: rootOf,
  content_type: (exchange) => header(exchange, "content-type"),
  content_length: (exchange) => header(exchange, "content-length"),
  nginx_version: ({ version }) => version,
  pid: () => "29",
  pipe: () => ".",
  connection: () => "1",
  connection_requests: () => "1",
  status: ({ reply }) => String(reply?.status ?? ""),
  body_bytes_sent: ({ reply }) => String(byteLength(reply?.body ?? "")),
  bytes_sent: ({ reply }) => String(byteLength(reply?.body ?? "")),
  time_local: ({ machine }) => commonLogDate(machine.now()),
  time_iso8601: ({ machine }) => new Date(machine.now()).toISOString().replace(/\.\d+Z$/, "+00:00"),
  msec: ({ machine }) => (machine.now() / 1000).toFixed(3),
};

/** Those that begin so: the rest is the name of a header, an argument or a cookie. */
const FAMILIES: Readonly<Record<string, (rest: string, exchange: Exchange) => string>> = {
  sent_http_: (rest, { reply }) =>
    Object.entries(reply?.headers ?? {}).find(([name]) => name.toLowerCase().replaceAll("-", "_") === rest)
      ?.[1] ?? "",
  http_: (rest, exchange) => header(exchange, rest),
  arg_: (rest, { query }) =>
    query.split("&").find((pair) => pair.startsWith(`${rest}=`))?.slice(rest.length + 1) ?? "",
  cookie_: (rest, exchange) =>
    header(exchange, "cookie").split(/;\s*/).find((pair) => pair.startsWith(`${rest}=`))
      ?.slice(rest.length + 1) ?? "",
};

/** They have no value here. */
const EMPTY = new Set([
  ..."ancient_browser binary_remote_addr geoip_city gzip_ratio http2 http3 invalid_referer limit_conn_status"
    .split(" "),
  ..."limit_rate limit_req_status modern_browser msie proxy_host proxy_port proxy_protocol_addr request_id"
    .split(" "),
  ..."proxy_protocol_port request_body_file secure_link slice_range ssl_cipher ssl_client_cert".split(" "),
  ..."ssl_client_s_dn ssl_client_verify ssl_protocol ssl_server_name ssl_session_id upstream_addr".split(" "),
  ..."upstream_bytes_received upstream_cache_status upstream_connect_time upstream_header_time".split(" "),
  ..."upstream_response_length upstream_response_time upstream_status fastcgi_script_name".split(" "),
  ..."fastcgi_path_info tcpinfo_rtt uid_got uid_set connections_active connections_waiting".split(" "),
]);
