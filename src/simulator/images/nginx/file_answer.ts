import { absolutePath } from "../../host/process.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { byteLength } from "../../host/byte_text.ts";
import { folderPage } from "./folder_page.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { nearest } from "./site.ts";

/** The answer of a location without `proxy_pass`: a file, an index (as a path to go to), a list, or a refusal. */
export function fileAnswer(exchange: Exchange, files: FileTree): Reply | { index: string } {
  const { path, request, query } = exchange;
  const place = exchange.location ?? exchange.server;
  const file = fileOf(exchange, path);
  if (path.endsWith("/")) return indexAnswer(exchange, files, file);
  if (!["GET", "HEAD", "POST"].includes(request.method)) return { status: 405 };
  const facts = files.status(file);
  if (facts?.kind === "folder") {
    return { status: 301, location: `${encodeURI(path)}/${query === "" ? "" : `?${query}`}` };
  }
  const body = files.read(file);
  if (body === undefined || !facts) return refused(exchange, files, file);
  if (request.method === "POST") return { status: 405 };
  const expiry = expires(nearest(place, "expires")[0]?.words ?? [], exchange.machine.now());
  return {
    status: 200,
    body,
    headers: {
      "Last-Modified": new Date(facts.changedMs).toUTCString(),
      ETag: `"${Math.floor(facts.changedMs / 1000).toString(16)}-${byteLength(body).toString(16)}"`,
      ...expiry,
      "Accept-Ranges": "bytes",
    },
  };
}

/** The file that a path leads to. */
export function fileOf({ location, server }: Exchange, path: string): string {
  const alias = location?.own.find(({ name }) => name === "alias")?.words[0];
  if (alias !== undefined && !location!.pattern) return alias + path.slice(location!.text.length);
  const root = nearest(location ?? server, "root")[0]?.words[0] ?? "html";
  return absolutePath("/etc/nginx", root).replace(/\/$/, "") + path;
}

function indexAnswer(exchange: Exchange, files: FileTree, folder: string): Reply | { index: string } {
  const { location, server, path } = exchange;
  const place = location ?? server;
  const written = nearest(place, "index").flatMap(({ words }) => words);
  const names = written.length > 0 ? written : ["index.html"];
  for (const name of names) {
    const file = name.startsWith("/") ? fileOf(exchange, name) : folder + name;
    if (files.exists(file) && !files.isFolder(file)) {
      return { index: name.startsWith("/") ? name : path + name };
    }
  }
  if (!files.isFolder(folder)) {
    return { status: 404, problem: `"${folder}${names[0]}" is not found (2: No such file or directory)` };
  }
  const says = (name: string) => nearest(place, name)[0]?.words[0];
  if (says("autoindex") !== "on") {
    return { status: 403, problem: `directory index of "${folder}" is forbidden` };
  }
  const isExact = says("autoindex_exact_size") !== "off";
  return {
    status: 200,
    body: folderPage(files, folder, path, isExact),
    headers: { "Content-Type": "text/html" },
  };
}

function refused({ path }: Exchange, files: FileTree, file: string): Reply {
  if (files.facts(file) || files.refusalTo("read", file) === "Permission denied") {
    return { status: 403, problem: `open() "${file}" failed (13: Permission denied)` };
  }
  const isBelowFile = path.split("/").slice(1, -1).some((_, at, parts) => {
    const above = file.split("/").slice(0, -(parts.length - at)).join("/");
    return files.exists(above) && !files.isFolder(above);
  });
  const cause = isBelowFile ? "20: Not a directory" : "2: No such file or directory";
  return { status: 404, problem: `open() "${file}" failed (${cause})` };
}

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  y: 31_536_000,
};
const TEN_YEARS = 10 * SECONDS["y"]!;

/** The headers of `expires 30d`. */
function expires(words: readonly string[], nowMs: number): Record<string, string> {
  const time = words.at(-1) ?? "off";
  if (time === "off") return {};
  if (time === "epoch") return { Expires: "Thu, 01 Jan 1970 00:00:01 GMT", "Cache-Control": "no-cache" };
  if (time === "max") {
    return { Expires: "Thu, 31 Dec 2037 23:55:55 GMT", "Cache-Control": `max-age=${TEN_YEARS}` };
  }
  const [, sign, number = "0", unit = "s"] = /^([-+]?)(\d+)([smhdwMy]?)$/.exec(time) ?? [];
  const seconds = Number(number) * (SECONDS[unit || "s"] ?? 1) * (sign === "-" ? -1 : 1);
  return {
    Expires: new Date(nowMs + seconds * 1000).toUTCString(),
    "Cache-Control": seconds < 0 ? "no-cache" : `max-age=${seconds}`,
  };
}
