/** What a command line asks of `curl`. */
import type { HttpAnswer } from "../../host/process.ts";
import { flagsOf, hostHeader, type Question, type Target } from "./http_client.ts";

export const CURL_VERSION = "8.14.1";

export function parseCurlOptions(words: readonly string[]): CurlOptions {
  const { flags, rest } = flagsOf(words, WITH_VALUE, ALIASES);
  return new CurlOptions(flags, [...flags.get("url") ?? [], ...rest]);
}

export class CurlOptions {
  readonly urls: readonly string[];
  readonly #flags: ReadonlyMap<string, string[]>;

  constructor(flags: ReadonlyMap<string, string[]>, urls: readonly string[]) {
    this.#flags = flags;
    this.urls = urls;
  }

  has(name: string): boolean {
    return this.#flags.has(name);
  }

  value(name: string): string | undefined {
    return this.#flags.get(name)?.at(-1);
  }

  values(name: string): readonly string[] {
    return this.#flags.get(name) ?? [];
  }

  get method(): string {
    return this.value("X") ?? (this.has("I") ? "HEAD" : this.has("d") ? "POST" : "GET");
  }

  /** Problems are told. */
  get isLoud(): boolean {
    return !this.has("s") || this.has("S");
  }
}

const WITH_VALUE = [
  "A",
  "H",
  "T",
  "X",
  "b",
  "cacert",
  "cert",
  "connect-timeout",
  "d",
  "key",
  "m",
  "max-redirs",
  "o",
  "resolve",
  "retry",
  "u",
  "url",
  "w",
];
const ALIASES: Readonly<Record<string, string>> = {
  "data": "d",
  "data-raw": "d",
  "data-binary": "d",
  "fail": "f",
  "head": "I",
  "header": "H",
  "include": "i",
  "insecure": "k",
  "location": "L",
  "max-time": "m",
  "output": "o",
  "request": "X",
  "show-error": "S",
  "silent": "s",
  "user": "u",
  "user-agent": "A",
  "verbose": "v",
  "write-out": "w",
};

export function questionOf(options: CurlOptions, target: Target): Question {
  const headers: Record<string, string> = {
    Host: hostHeader(target),
    "User-Agent": options.value("A") ?? `curl/${CURL_VERSION}`,
    Accept: "*/*",
  };
  const user = options.value("u");
  if (user !== undefined) headers["Authorization"] = `Basic ${btoa(user)}`;
  if (options.has("d")) headers["Content-Type"] = "application/x-www-form-urlencoded";
  for (const line of options.values("H")) {
    const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    if (name) headers[known ?? name] = value;
  }
  const seconds = options.value("m") ?? options.value("connect-timeout");
  const fixed = options.values("resolve").map((line) => line.split(":")).find(([host, port]) =>
    host === target.host && Number(port) === target.port
  );
  return {
    method: options.method,
    headers,
    body: options.values("d").join("&"),
    ...(seconds === undefined ? {} : { timeoutMs: Number(seconds) * 1000 }),
    ...(fixed?.[2] ? { connectTo: fixed[2] } : {}),
  };
}

/** `-w`: what it knows of the transfer. */
export function transferText(format: string, target: Target, { status, headers, body }: HttpAnswer): string {
  const known: Record<string, string> = {
    http_code: String(status).padStart(3, "0"),
    response_code: String(status).padStart(3, "0"),
    content_type: headers["Content-Type"] ?? "",
    size_download: String(new TextEncoder().encode(body).length),
    url: target.text,
    url_effective: target.text,
    time_total: "0.002000",
    scheme: target.scheme,
  };
  return format.replace(/%\{(\w+)\}/g, (whole, name) => known[name] ?? whole)
    .replaceAll("\\n", "\n").replaceAll("\\t", "\t").replaceAll("%%", "%");
}
