/**
 * What `-v` shows of the requests: from 6 each with its status and time, from 7 what was asked, from 8 headers and bodies,
 * from 9 the same as a command line of curl. Source: client-go, transport/round_trippers.go and rest/request.go.
 */
import type { Transport } from "../../cluster/transport.ts";
import { goQuote } from "../../kube/go_value.ts";
import type { Json } from "../../kube/object.ts";
import type { Io } from "../io.ts";
import { logLine } from "./log_line.ts";

/** Up from this level requests are shown at all. */
export const REQUEST_LEVEL = 6;

const HEADERS_LEVEL = 7;
const BODIES_LEVEL = 8;
const CURL_LEVEL = 9;

type LogIo = Pick<Io, "err" | "now">;

/** The same, and every request is told on standard error. */
export function loggedTransport(transport: Transport, level: number, io: LogIo): Transport {
  const write = (place: string, text: string) => io.err(logLine(io, "I", place, text));
  const timed = async (request: Shown, answer: () => Promise<Response>): Promise<Response> => {
    const startMs = io.now();
    let response: Response | undefined;
    try {
      return response = await answer();
    } finally {
      await write(
        "round_trippers.go:632",
        responseText(request, response, { level, tookMs: io.now() - startMs }),
      );
    }
  };
  return {
    description: transport.description,
    close: () => transport.close(),
    ...(transport.refusalHint ? { refusalHint: () => transport.refusalHint!() } : {}),
    async request(path, init = {}) {
      const request = shownRequest(transport, path, init);
      if (level >= BODIES_LEVEL) {
        await write("helper.go:113", `"Request Body" body=${body(init.body, level)}`);
      }
      if (level >= HEADERS_LEVEL) await write("round_trippers.go:527", requestText(request, level));
      const response = await timed(request, () => transport.request(path, init));
      if (level < BODIES_LEVEL || isEndless(path)) return response;
      const text = await response.text();
      await write("helper.go:113", `"Response Body" body=${body(text, level)}`);
      const { status, statusText, headers } = response;
      return new Response(MAY_NOT_HAVE_BODY.includes(status) ? null : text, { status, statusText, headers });
    },
    async connect(path, protocols, signal) {
      const request = shownRequest(transport, path, {});
      if (level >= HEADERS_LEVEL) await write("round_trippers.go:527", requestText(request, level));
      const startMs = io.now();
      const channel = await transport.connect(path, protocols, signal);
      const line = { ...request, status: "101 Switching Protocols" };
      await write(
        "round_trippers.go:632",
        responseText(line, undefined, { level, tookMs: io.now() - startMs }),
      );
      return channel;
    },
  };
}

/** That a kubeconfig was read. */
export async function logFile(io: LogIo, path: string): Promise<void> {
  await io.err(logLine(io, "I", "loader.go:407", `Config loaded from file:  ${path}`));
}

/** What the server has refused a request with. */
export async function logRefusal(io: LogIo, status: Json): Promise<void> {
  // The place for the value is never filled in.
  const text = `server response object: %s[${JSON.stringify(status, undefined, 2)}]`;
  await io.err(logLine(io, "I", "helpers.go:246", text));
}

interface Shown {
  verb: string;
  url: string;
  headers: [name: string, value: string][];
  status?: string;
}

const MAY_NOT_HAVE_BODY: readonly number[] = [101, 204, 205, 304];

function shownRequest({ description }: Transport, path: string, { method, headers }: RequestInit): Shown {
  return {
    verb: method ?? "GET",
    url: description.replace(/\/+$/, "") + sortedQuery(path),
    headers: shownHeaders(new Headers(headers)),
  };
}

/** Go writes the parameters in the order of their names. */
function sortedQuery(path: string): string {
  const [place, query] = path.split("?");
  return query === undefined ? path : `${place}?${query.split("&").sort().join("&")}`;
}

/** As Go spells them, sorted; secrets are not shown. */
function shownHeaders(headers: Headers): [string, string][] {
  return [...headers].map(([name, value]): [string, string] => [
    name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
    name === "authorization" ? value.replace(/ .*/, " <masked>") : value,
  ]);
}

function requestText({ verb, url, headers }: Shown, level: number): string {
  if (level < CURL_LEVEL) return `"Request" verb="${verb}" url="${url}" headers=${block(headers)}`;
  const shown = headers.map(([name, value]) => ` -H ${JSON.stringify(`${name}: ${value}`)}`).join("");
  return `"Request" curlCommand=<\n\tcurl -v -X${verb} ${shown} '${url}'\n >`;
}

function responseText(
  { verb, url, status = "" }: Shown,
  response: Response | undefined,
  { level, tookMs }: { level: number; tookMs: number },
): string {
  const what = level >= HEADERS_LEVEL && level < CURL_LEVEL ? "" : ` verb="${verb}" url="${url}"`;
  const said = response
    ? `${response.status} ${response.statusText || STATUS_TEXTS[response.status] || ""}`
    : status;
  const headers = response && level >= BODIES_LEVEL
    ? ` headers=${block(shownHeaders(response.headers))}`
    : "";
  return `"Response"${what} status="${said.trim()}"${headers} milliseconds=${Math.round(tookMs)}`;
}

/** HTTP/2 sends none. */
const STATUS_TEXTS: Record<number, string> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  415: "Unsupported Media Type",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** A text of several lines, as k8s.io/klog puts it into a line. */
function block(headers: readonly [string, string][]): string {
  return `<\n${headers.map(([name, value]) => `\t${name}: ${value}\n`).join("")} >`;
}

/** How many characters of a body are shown. */
function bodyLimit(level: number): number {
  return level > CURL_LEVEL ? Infinity : level === CURL_LEVEL ? 10_240 : 1024;
}

function body(content: unknown, level: number): string {
  if (content === undefined || content === null) return '""';
  if (typeof content !== "string") return '"<stream>"';
  const limit = bodyLimit(level);
  const over = content.length - limit;
  const shown = over > 0 ? `${content.slice(0, limit)} [truncated ${over} chars]` : content;
  if (!shown.includes("\n")) return goQuote(shown);
  return `<\n${shown.replace(/\n$/, "").split("\n").map((line) => `\t${line}\n`).join("")} >`;
}

/** Watches and followed logs have no end to wait for. */
function isEndless(path: string): boolean {
  return /[?&](watch|follow)=(true|1)\b/.test(path);
}
