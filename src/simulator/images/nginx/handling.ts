import { absolutePath, type Process } from "../../host/process.ts";
import type { FileTree } from "../../host/file_tree.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { fileAnswer, fileOf } from "./file_answer.ts";
import { passOn } from "./passed_request.ts";
import { rewritten } from "./rewriting.ts";
import { locationFor, nearest } from "./site.ts";
import { expand } from "./variables.ts";

/** Internal redirections end here. */
const MOST_TURNS = 10;
const CYCLE = "rewrite or internal redirection cycle";
const WORKER = { uid: 101, gid: 101, groups: [] };

/** The answer to a request, with the page that `error_page` gives a failure. */
export function handle(process: Process, exchange: Exchange): Reply {
  const reply = search(process, exchange, 0);
  const place = exchange.location ?? exchange.server;
  const isOwn = !reply.isPassedOn || nearest(place, "proxy_intercept_errors")[0]?.words[0] === "on";
  if (reply.status < 300 || !isOwn || (reply.body !== undefined && !reply.isPassedOn)) return reply;
  const page = nearest(place, "error_page").find(({ words }) => words.includes(String(reply.status)));
  return page ? errorPage(process, exchange, reply, page.words) : reply;
}

/** `error_page 404 /404.html`, `error_page 404 =200 /empty.gif`, `error_page 502 @down`. */
function errorPage(process: Process, exchange: Exchange, reply: Reply, words: readonly string[]): Reply {
  const target = expand(words.at(-1)!, exchange);
  const changed = words.find((word) => word.startsWith("="))?.slice(1);
  const forced = changed === undefined ? reply.status : changed === "" ? undefined : Number(changed);
  if (!/^[/@]/.test(target)) {
    return { status: forced !== undefined && forced < 400 ? forced : 302, location: target };
  }
  exchange.request = { ...exchange.request, method: exchange.request.method === "HEAD" ? "HEAD" : "GET" };
  const shown = goTo(process, exchange, target, 1);
  const problem = [reply.problem, shown.problem].filter(Boolean).join("\n");
  const { status, ...rest } = shown;
  const isFound = status < 300;
  return {
    ...rest,
    status: isFound ? forced ?? status : forced === undefined ? status : reply.status,
    ...(problem === "" ? {} : { problem }),
  };
}

/** An internal redirection: to a path, or to a location with a name. */
function goTo(process: Process, exchange: Exchange, target: string, turn: number): Reply {
  exchange.isInternal = true;
  if (target.startsWith("@")) {
    const named = exchange.server.locations.find(({ text }) => text === target);
    if (!named) return { status: 500, problem: `could not find named location "${target}"` };
    exchange.location = named;
    return within(process, exchange, turn);
  }
  const [path = "", ...rest] = target.split("?");
  exchange.path = path;
  if (rest.length > 0) exchange.query = rest.join("?");
  return search(process, exchange, turn);
}

function search(process: Process, exchange: Exchange, turn: number): Reply {
  if (turn > MOST_TURNS) return { status: 500, problem: CYCLE };
  const early = rewritten(exchange.server.own, exchange);
  if (typeof early === "object") return early;
  for (let round = 0; round < MOST_TURNS; round++) {
    const found = locationFor(exchange.server, exchange.path);
    delete exchange.location;
    if (found) exchange.location = found;
    if (found?.pattern) exchange.captures = found.pattern.exec(exchange.path) ?? [];
    const isClosed = !exchange.isInternal && found?.own.some(({ name }) => name === "internal");
    if (isClosed) return { status: 404 };
    const outcome = rewritten(found?.own ?? [], exchange);
    if (typeof outcome === "object") return outcome;
    if (outcome === "stay") return serve(process, exchange, turn);
  }
  return { status: 500, problem: `${CYCLE} while processing "${exchange.path}"` };
}

function within(process: Process, exchange: Exchange, turn: number): Reply {
  const outcome = rewritten(exchange.location!.own, exchange);
  if (typeof outcome === "object") return outcome;
  return outcome === "search" ? search(process, exchange, turn + 1) : serve(process, exchange, turn);
}

function serve(process: Process, exchange: Exchange, turn: number): Reply {
  if (!mayCome(exchange)) return { status: 403, problem: "access forbidden by rule" };
  const { files } = process.machine;
  // The workers have given up root's rights.
  const seen = process.machine.user.uid === 0 ? files.as(WORKER) : files;
  const scope = exchange.location ?? exchange.server;
  const tries = scope.own.find(({ name }) => name === "try_files")?.words;
  if (tries) {
    const last = tries.at(-1)!;
    const hit = tries.slice(0, -1).map((each) => triedPath(each, exchange, seen)).find((path) =>
      path !== undefined
    );
    if (hit === undefined) {
      if (/^=\d+$/.test(last)) return { status: Number(last.slice(1)) };
      return goTo(process, exchange, expand(last, exchange), turn + 1);
    }
    exchange.path = hit.startsWith("/") ? hit : `/${hit}`;
  }
  const url = exchange.location?.own.find(({ name }) => name === "proxy_pass")?.words[0];
  if (url !== undefined) return passOn(process, exchange, url);
  const answer = fileAnswer(exchange, seen);
  return "index" in answer ? goTo(process, exchange, answer.index, turn + 1) : answer;
}

/** A path of `try_files` that is there: a file, or with a slash at its end a folder, which then goes without it. */
function triedPath(written: string, exchange: Exchange, files: FileTree): string | undefined {
  const isFolder = written.endsWith("/");
  const path = expand(isFolder ? written.slice(0, -1) : written, exchange);
  const file = absolutePath("/", fileOf(exchange, path));
  const isThere = isFolder ? files.isFolder(file) : files.exists(file) && !files.isFolder(file);
  return isThere ? path || "/" : undefined;
}

/** `allow` and `deny`: the first that names the caller. */
function mayCome({ location, server, request }: Exchange): boolean {
  const scope = location ?? server;
  const rules = [scope, server, server.parent].map((each) =>
    each?.own.filter(({ name }) => name === "allow" || name === "deny") ?? []
  ).find((each) => each.length > 0);
  const first = rules?.find(({ words: [who = ""] }) => who === "all" || isIn(request.from, who));
  return first?.name !== "deny";
}

function isIn(address: string, range: string): boolean {
  const [base = "", bits = "32"] = range.split("/");
  const number = (text: string) => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  return Math.floor(number(address) / size) === Math.floor(number(base) / size);
}
