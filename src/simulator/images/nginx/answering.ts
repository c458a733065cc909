import { ownEntry } from "../../../kube/own_entry.ts";
import { byteLength } from "../../host/byte_text.ts";
import type { HttpAnswer, HttpRequest, Process } from "../../host/process.ts";
import { reason } from "../../userland/http_reason.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { handle } from "./handling.ts";
import { logStamp } from "./log_stamp.ts";
import { typeOf, withCharset } from "./mime_types.ts";
import { nearest, type Scope, serverFor, type Site } from "./site.ts";
import { expand } from "./variables.ts";

/** What a running server knows; a reload gives it another site. */
export interface Serving {
  version: string;
  site: Site;
  /** The log of errors names the first of them. */
  workers: ReadonlySet<{ pid: number }>;
  /** How many have come. */
  connections: number;
}

/** A request to one of the ports, from its first line to the line in the log. */
export function answer(
  process: Process,
  request: HttpRequest,
  serving: Serving,
  port: number,
): HttpAnswer {
  const { version, site } = serving;
  serving.connections++;
  const [path = "", ...rest] = request.path.split("?");
  const plain = plainPath(path);
  const host = (headerOf(request, "host") ?? "").replace(/:\d+$/, "");
  const exchange: Exchange = {
    machine: process.machine,
    site,
    server: serverFor(site, port, host)!,
    port,
    version,
    request,
    path: plain ?? "/",
    query: rest.join("?"),
    isInternal: false,
    set: new Map(),
    captures: [],
  };
  const reply: Reply = plain === undefined ? { status: 400 } : handle(process, exchange);
  const scope = exchange.location ?? exchange.server;
  const name = nearest(scope, "server_tokens")[0]?.words[0] === "off" ? "nginx" : `nginx/${version}`;
  const body = reply.body ??
    (reply.status === 204 || reply.status === 304 ? "" : errorPage(reply.status, name));
  const headers = headersOf(exchange, reply, body, name);
  exchange.request = request;
  exchange.reply = { ...reply, body: request.method === "HEAD" ? "" : body, headers };
  for (const problem of reply.problem?.split("\n") ?? []) logProblem(process, exchange, serving, problem);
  logAccess(process, exchange, scope);
  return { status: reply.status, headers, body };
}

function headersOf(exchange: Exchange, reply: Reply, body: string, name: string): Record<string, string> {
  const scope = exchange.location ?? exchange.server;
  const ownType = reply.body === undefined ? "text/html" : withCharset(typeOf(exchange.path, scope), scope);
  const added = nearest(scope, "add_header").filter(({ words }) =>
    words[2] === "always" || /^(20[0146]|30[123478])$/.test(String(reply.status))
  );
  exchange.reply = reply;
  return {
    Server: name,
    Date: new Date(exchange.machine.now()).toUTCString(),
    ...(reply.isPassedOn ? {} : { "Content-Type": ownType }),
    "Content-Length": String(byteLength(body)),
    Connection: "keep-alive",
    ...reply.headers,
    ...(reply.location === undefined ? {} : { Location: wholeUrl(exchange, reply.location) }),
    ...Object.fromEntries(added.map(({ words }) => [words[0]!, expand(words[1]!, exchange)])),
  };
}

/** A path becomes a URL of this server: with the port on which it listens, whatever is published as what. */
function wholeUrl(exchange: Exchange, location: string): string {
  const scope = exchange.location ?? exchange.server;
  const isOff = (name: string) => nearest(scope, name)[0]?.words[0] === "off";
  if (!location.startsWith("/") || isOff("absolute_redirect")) return location;
  const port = exchange.port === 80 || isOff("port_in_redirect") ? "" : `:${exchange.port}`;
  return `${expand("$scheme://$host", exchange)}${port}${location}`;
}

function headerOf({ headers }: HttpRequest, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Decoded, with one slash for many and without dots; undefined: it is malformed, or leads above the root. */
function plainPath(path: string): string | undefined {
  if (!path.startsWith("/") || /%(?![\da-f]{2})|%00/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of decoded(path).split("/")) {
    if (part === ".." && parts.pop() === undefined) return undefined;
    if (part !== "" && part !== "." && part !== "..") parts.push(part);
  }
  const isFolder = /\/\.{0,2}$/.test(decoded(path));
  return `/${parts.join("/")}${isFolder && parts.length > 0 ? "/" : ""}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Bytes that are no text of UTF-8.
    return path;
  }
}

function logProblem(
  process: Process,
  { request, server }: Exchange,
  { workers, connections }: Serving,
  problem: string,
): void {
  const pid = [...workers][0]?.pid ?? 1;
  const [cause, ...upstream] = problem.split(", upstream: ");
  process.err(
    `${
      logStamp(process.machine.now())
    } [error] ${pid}#${pid}: *${connections} ${cause}, client: ${request.from}, ` +
      `server: ${server.names[0] ?? ""}, request: "${request.method} ${request.path} HTTP/1.1", ` +
      `${upstream.map((each) => `upstream: ${each}, `).join("")}host: "${headerOf(request, "host") ?? ""}"\n`,
  );
}

/** `combined`, which is there without being defined. */
const COMBINED =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" ' +
  '"$http_user_agent"';
/** Files that lead to the container's output in the image. */
const OUTPUTS: Readonly<Record<string, "out" | "err">> = {
  "/var/log/nginx/access.log": "out",
  "/dev/stdout": "out",
  "/dev/stderr": "err",
};

function logAccess(process: Process, exchange: Exchange, scope: Scope): void {
  const logs = nearest(scope, "access_log");
  for (const { words: [path = "", format = "combined"] } of logs) {
    if (path === "off") continue;
    const line = `${logged(exchange.site.logFormats.get(format) ?? COMBINED, exchange)}\n`;
    const output = ownEntry(OUTPUTS, path);
    const { files } = process.machine;
    if (output) process[output](line);
    else if (!files.refusal(path)) files.write(path, (files.read(path) ?? "") + line);
  }
}

/** A value that is not there is a dash in the log. */
function logged(format: string, exchange: Exchange): string {
  return format.replace(/\$\{?\w+\}?/g, (variable) => expand(variable, exchange) || "-");
}

function errorPage(status: number, name: string): string {
  const title = `${status} ${reason(status)}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
    `<hr><center>${name}</center>\r\n</body>\r\n</html>\r\n`;
}
