/** `-w`: what curl tells of a transfer when it is done. */
import type { Transfer } from "./transfer.ts";
import { CURL_VERSION } from "./curl_options.ts";

export interface WrittenOut {
  out: string;
  err: string;
}

type Value = string | number | null;

/** @see https://curl.se/docs/manpage.html#-w */
export function writeOut(format: string, transfer: Transfer): WrittenOut {
  const written: WrittenOut = { out: "", err: "" };
  const known = variables(transfer);
  let side: keyof WrittenOut = "out";
  for (const [piece] of format.matchAll(PIECES)) {
    const name = /^%\{(.*)\}$/s.exec(piece)?.[1];
    const header = /^%header\{(.*)\}$/s.exec(piece)?.[1];
    if (name === "stdout") side = "out";
    else if (name === "stderr") side = "err";
    else if (name === "onerror") {
      if (transfer.code === 0) break;
    } else if (name === "json") written[side] += jsonText(known);
    else if (name === "header_json") written[side] += headerJson(transfer);
    else if (name !== undefined) {
      const value = known[name];
      if (value === undefined) written.err += `curl: unknown --write-out variable: '${name}'\n`;
      else written[side] += shown(name, value);
    } else if (header !== undefined) written[side] += headerOf(transfer, header) ?? "";
    else written[side] += ESCAPES[piece] ?? piece;
  }
  return written;
}

const PIECES = /%\{[^}]*\}|%header\{[^}]*\}|%%|\\[nrt]|[^%\\]+|[%\\]/gs;
const ESCAPES: Readonly<Record<string, string>> = { "%%": "%", "\\n": "\n", "\\r": "\r", "\\t": "\t" };

function headerOf({ answer }: Transfer, name: string): string | undefined {
  return Object.entries(answer?.headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function shown(name: string, value: Value): string {
  if (value === null) return "";
  if (name.startsWith("time_")) return Number(value).toFixed(6);
  if (/^(http_code|response_code|http_connect)$/.test(name)) return String(value).padStart(3, "0");
  return String(value);
}

function variables(transfer: Transfer): Readonly<Record<string, Value>> {
  const { answer, target, address, sent, times, receivedBytes, headBytes } = transfer;
  const total = times.endMs - times.startMs;
  const after = (ms: number | undefined) => ms === undefined ? 0 : seconds(ms - times.startMs);
  const speed = (bytes: number) => total <= 0 ? bytes * 1000 : Math.floor(bytes * 1000 / total);
  const location = headerOf(transfer, "location");
  const isRedirect = answer !== undefined && answer.status >= 300 && answer.status < 400;
  return {
    content_type: headerOf(transfer, "content-type") ?? null,
    errormsg: transfer.message ?? null,
    exitcode: transfer.code,
    filename_effective: transfer.file ?? null,
    http_code: answer?.status ?? 0,
    http_connect: 0,
    http_version: answer ? "1.1" : "0",
    local_ip: answer ? transfer.localAddress : "",
    local_port: answer ? transfer.localPort : 0,
    method: transfer.method,
    num_certs: 0,
    num_connects: answer ? 1 + transfer.redirects : 0,
    num_headers: Object.keys(answer?.headers ?? {}).length,
    num_redirects: transfer.redirects,
    num_retries: transfer.retries,
    redirect_url: isRedirect && location !== undefined ? new URL(location, urlText(transfer)).href : null,
    referer: sent?.headers["Referer"] ?? null,
    remote_ip: answer ? address ?? "" : "",
    remote_port: answer ? target.port : 0,
    response_code: answer?.status ?? 0,
    scheme: target.scheme,
    size_download: receivedBytes,
    size_header: headBytes,
    size_request: transfer.requestBytes,
    size_upload: sent?.body.length ?? 0,
    speed_download: speed(receivedBytes),
    speed_upload: speed(sent?.body.length ?? 0),
    ssl_verify_result: 0,
    time_appconnect: answer && target.scheme === "https" ? after(times.connectedMs) : 0,
    time_connect: after(times.connectedMs),
    time_namelookup: after(times.resolvedMs),
    time_pretransfer: after(times.connectedMs),
    time_redirect: after(times.redirectedMs),
    time_starttransfer: after(times.answeredMs),
    time_total: seconds(total),
    url: transfer.url,
    url_effective: urlText(transfer),
    urlnum: transfer.index,
    xfer_id: transfer.index,
    conn_id: 0,
    curl_version: `libcurl/${CURL_VERSION}`,
  };
}

function seconds(ms: number): number {
  return ms / 1000;
}

/** With the path that a URL without one has. */
export function urlText({ target }: Pick<Transfer, "target">): string {
  const text = /^\w+:\/\//.test(target.text) ? target.text : `${target.scheme}://${target.text}`;
  return text.replace(/^(\w+:\/\/[^/?#]+)(?=[?#]|$)/, "$1/");
}

/** In the order of their names, as curl has them. */
function jsonText(known: Readonly<Record<string, Value>>): string {
  const { curl_version, ...others } = known;
  const names = Object.keys(others).sort();
  const pairs = names.map((name) => {
    const value = others[name]!;
    return `${JSON.stringify(name)}:${name.startsWith("time_") ? shown(name, value) : JSON.stringify(value)}`;
  });
  return `{${[...pairs, `"curl_version":${JSON.stringify(curl_version)}`].join(",")}}`;
}

/** Names in lower case, each with all its values. */
function headerJson({ answer }: Transfer): string {
  const pairs = Object.entries(answer?.headers ?? {}).map(([name, value]) =>
    `${JSON.stringify(name.toLowerCase())}:${JSON.stringify([value])}`
  );
  return `{${pairs.join(",\n")}\n}`;
}
