/** The request that a command line of `curl` makes of a URL: its method, headers and body. */
import type { Process } from "../../../host/process.ts";
import { byteLength } from "../../../host/byte_text.ts";
import { hostHeader, pathOf, type Question, type Target } from "../http_client.ts";
import { CURL_VERSION, CurlOptions, DATA_OPTIONS, type Given } from "./curl_options.ts";

const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n";
const NOT_READ = "curl: (26) Failed to open/read local data from file/application\n";

/** A file that is to be sent cannot be read; the message is all that curl says. */
export class CurlInputError extends Error {}

/** What is sent, whatever the URL. */
export interface Payload {
  body: string;
  contentType?: string;
  /** Added to the query. */
  query: string;
}

/** `standardInput`: what `@-` stands for. @throws {CurlInputError} */
export function payloadOf(
  process: Process,
  options: CurlOptions,
  standardInput: () => string,
): Payload {
  const read = (name: string, option: string) => {
    const text = name === "-" ? standardInput() : process.machine.files.read(pathOf(process, name));
    if (text !== undefined) return text;
    if (option === "F") throw new CurlInputError(NOT_READ);
    if (option === "T") throw new CurlInputError(`curl: cannot open '${name}'\n${TRY_HELP}${NOT_READ}`);
    const shown = option.length === 1 ? `-${option}` : `--${option}`;
    throw new CurlInputError(
      `curl: Failed to open ${name}\ncurl: option ${shown}: error encountered when reading a file\n${TRY_HELP}`,
    );
  };
  const extra = options.values("url-query").map((data) =>
    data.startsWith("+") ? data.slice(1) : encoded(data, read)
  );
  const data = joinedData(options.all(...DATA_OPTIONS), read);
  if (options.has("G")) return { body: "", query: [data ?? "", ...extra].filter(Boolean).join("&") };
  const query = extra.join("&");
  const upload = options.value("T");
  if (upload !== undefined) return { body: read(upload === "." ? "-" : upload, "T"), query };
  const parts = options.values("F");
  if (parts.length > 0) return { ...form(process, parts, read), query };
  if (data === undefined) return { body: "", query };
  const contentType = options.all("json").length > 0 ? "application/json" : FORM_TYPE;
  return { body: data, contentType, query };
}

const FORM_TYPE = "application/x-www-form-urlencoded";

/** `option`: whose file it is. */
type ReadFile = (name: string, option: string) => string;

/** Several `-d` are joined by `&`; those of `--json` follow each other. */
function joinedData(given: readonly Given[], read: ReadFile): string | undefined {
  let text: string | undefined;
  for (const one of given) {
    const part = dataText(one, read);
    text = text === undefined ? part : `${text}${one.key === "json" ? "" : "&"}${part}`;
  }
  return text;
}

function dataText({ key, value }: Given, read: ReadFile): string {
  if (key === "data-urlencode") return encoded(value, read);
  if (key === "data-raw" || !value.startsWith("@")) return value;
  const text = read(value.slice(1), key);
  return key === "d" ? text.replace(/[\r\n\0]/g, "") : text;
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
function encoded(text: string, read: ReadFile): string {
  const [, name = "", kind, rest = ""] = /^([^=@]*)([=@])?(.*)$/s.exec(text)!;
  if (kind === undefined) return percent(text);
  const value = percent(kind === "@" ? read(rest, "data-urlencode") : rest);
  return name === "" ? value : `${name}=${value}`;
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
    .replaceAll("%20", "+");
}

const BOUNDARY_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BOUNDARY_LENGTH = 22;

/** multipart/form-data (RFC 7578). */
function form(process: Process, parts: readonly string[], read: ReadFile): Omit<Payload, "query"> {
  const letters = Array.from(
    { length: BOUNDARY_LENGTH },
    () => BOUNDARY_LETTERS[Math.floor(process.machine.random.next() * BOUNDARY_LETTERS.length)],
  );
  const boundary = `${"-".repeat(24)}${letters.join("")}`;
  const body = parts.map((part) => `--${boundary}\r\n${formPart(part, read)}\r\n`).join("");
  return { body: `${body}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}

function formPart(part: string, read: ReadFile): string {
  const [, name = "", rest = ""] = /^([^=]*)=?(.*)$/s.exec(part)!;
  const [value = "", ...settings] = rest.split(";");
  const setting = (wanted: string) =>
    settings.find((one) => one.trim().startsWith(`${wanted}=`))?.trim().slice(wanted.length + 1);
  const isFile = value.startsWith("@");
  const text = isFile || value.startsWith("<") ? read(value.slice(1), "F") : value;
  const file = setting("filename") ?? (isFile ? value.slice(1).split("/").at(-1) : undefined);
  const type = setting("type") ?? (isFile ? fileType(value) : undefined);
  return `Content-Disposition: form-data; name="${name}"${
    file === undefined ? "" : `; filename="${file}"`
  }\r\n` +
    `${type === undefined ? "" : `Content-Type: ${type}\r\n`}\r\n${text}`;
}

/** What curl takes a file for by the end of its name (lib/formdata.c). */
function fileType(name: string): string {
  const end = /\.(\w+)$/.exec(name)?.[1] ?? "";
  return FILE_TYPES[end] ?? "application/octet-stream";
}

const FILE_TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  htm: "text/html",
  html: "text/html",
  pdf: "application/pdf",
  xml: "application/xml",
};

export interface RequestParts {
  options: CurlOptions;
  payload: Payload;
  cookie: string | undefined;
  /** Differs from the command line's after a redirect. */
  method: string;
  sendsBody: boolean;
  /** The user of the URL or of -u, where it may be told. */
  user: string | undefined;
}

export function questionOf(target: Target, parts: RequestParts): Question {
  const { options, payload, sendsBody } = parts;
  const headers = headersOf(target, parts);
  const limit = options.value("m");
  const connectLimit = options.value("connect-timeout") ?? limit;
  const address = addressFor(options, target);
  const socket = options.value("unix-socket");
  return {
    method: parts.method,
    headers,
    body: sendsBody ? payload.body : "",
    ...(Number(connectLimit) > 0 ? { timeoutMs: Number(connectLimit) * 1000 } : {}),
    ...(Number(limit) > 0 ? { limitMs: Number(limit) * 1000 } : {}),
    ...(address ? { connectTo: address } : {}),
    ...(socket === undefined ? {} : { socket }),
  };
}

/** In the order in which curl sends them. */
function headersOf(target: Target, parts: RequestParts): Record<string, string> {
  const { options, payload, cookie, sendsBody, user } = parts;
  const isJson = options.all("json").length > 0;
  const custom = options.values("H");
  if (isJson) custom.push("Content-Type: application/json", "Accept: application/json");
  const own = new Map<string, { name: string; value: string | undefined }>();
  for (const line of custom) {
    const [, name = "", mark, value = ""] = /^([^:;]+)([:;])\s*(.*)$/s.exec(line) ?? [];
    const key = name.toLowerCase();
    if (name === "" || own.has(key)) continue;
    if (mark === ";") own.set(key, { name, value: "" });
    else own.set(key, { name, value: value === "" ? undefined : value });
  }
  const agent = options.value("A") ?? `curl/${CURL_VERSION}`;
  const range = options.value("C");
  const usual: [name: string, value: string | undefined][] = [
    ["Host", hostHeader(target)],
    [
      "Authorization",
      user === undefined ? undefined : `Basic ${btoa(user.includes(":") ? user : `${user}:`)}`,
    ],
    ["Range", range === undefined || range === "-" || range === "0" ? undefined : `bytes=${range}-`],
    ["User-Agent", agent === "" ? undefined : agent],
    ["Accept", "*/*"],
    ["Accept-Encoding", options.has("compressed") ? "deflate, gzip, br, zstd" : undefined],
    ["Referer", options.value("e")?.replace(/;auto$/, "") || undefined],
    ["Cookie", cookie],
  ];
  const headers: Record<string, string> = {};
  for (const [name, value] of usual) {
    const key = name.toLowerCase();
    const replaced = own.get(key);
    // Another Host stands where Host stands; the others come later.
    if (key === "host" && replaced?.value !== undefined) headers[replaced.name] = replaced.value;
    else if (!replaced && value !== undefined) headers[name] = value;
  }
  for (const [key, { name, value }] of own) if (key !== "host" && value !== undefined) headers[name] = value;
  if (!sendsBody) return headers;
  if (!own.has("content-length")) headers["Content-Length"] = String(byteLength(payload.body));
  if (payload.contentType && !own.has("content-type")) headers["Content-Type"] = payload.contentType;
  return headers;
}

/** `--resolve host:port:address` and `--connect-to host:port:otherhost:otherport`. */
function addressFor(options: CurlOptions, { host, port }: Target): string | undefined {
  for (const line of options.values("resolve")) {
    const [, name, number, address] = /^[+-]?([^:]*):(\d+):(.*)$/.exec(line) ?? [];
    if ((name === host || name === "*") && Number(number) === port) {
      return address!.split(",")[0]!.replace(/^\[|\]$/g, "");
    }
  }
  for (const line of options.values("connect-to")) {
    const [from = "", number = "", to = ""] = line.split(":");
    if ((from === "" || from === host) && (number === "" || Number(number) === port) && to !== "") return to;
  }
  return undefined;
}
