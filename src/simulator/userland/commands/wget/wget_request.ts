/** The request that a command line of GNU Wget makes. */
import { byteLength } from "../../../host/byte_text.ts";
import type { Process } from "../../../host/process.ts";
import { hostHeader, pathOf, type Question, type Target } from "../http_client.ts";
import type { CommandLine } from "../options.ts";
import { WGET_VERSION } from "./wget_options.ts";

/** `signsIn`: the server has asked who it is. */
export function wgetQuestion(
  process: Process,
  line: CommandLine,
  target: Target,
  signsIn: boolean,
): Question {
  const read = (name: string | undefined) =>
    name === undefined ? undefined : process.machine.files.read(pathOf(process, name)) ?? "";
  const posted = line.value("post-data") ?? read(line.value("post-file"));
  const body = posted ?? line.value("body-data") ?? read(line.value("body-file"));
  const user = wgetUser(line);
  const headers: Record<string, string> = {
    Host: hostHeader(target),
    ...(line.has("referer") ? { Referer: line.value("referer")! } : {}),
    "User-Agent": line.value("U") ?? `Wget/${WGET_VERSION}`,
    Accept: "*/*",
    "Accept-Encoding": "identity",
    ...(user === undefined || !signsIn ? {} : {
      Authorization: `Basic ${
        btoa(`${user}:${line.value("password") ?? line.value("http-password") ?? ""}`)
      }`,
    }),
    Connection: "Keep-Alive",
    ...(body === undefined ? {} : {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(byteLength(body)),
    }),
  };
  for (const text of line.values("header")) {
    const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/s.exec(text) ?? [];
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    if (name !== "") headers[known ?? name] = value;
  }
  const seconds = Number(line.value("T") ?? line.value("connect-timeout") ?? 0);
  const method = line.value("method") ??
    (posted !== undefined ? "POST" : line.has("spider") ? "HEAD" : "GET");
  return {
    method,
    headers,
    body: body ?? "",
    ...(seconds > 0 ? { timeoutMs: seconds * 1000, limitMs: seconds * 1000 } : {}),
  };
}

/** Who signs in where a server asks. */
export function wgetUser(line: CommandLine): string | undefined {
  return line.value("user") ?? line.value("http-user");
}
