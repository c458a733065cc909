/** realpath(1), readlink(1) and unlink(1) as GNU has them. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { canonicalPath, type MayMiss } from "./canonical_path.ts";
import { quoted, quotedForShell } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const realpath: CommandRecord = {
  name: "realpath",
  about: "Tells a name without links and dots",
  usage: ["[OPTION]... FILE..."],
  options: {
    "e canonicalize-existing": "all parts have to be there",
    "m canonicalize-missing": "no part has to be there",
    "L logical": "take dots apart before links",
    "P physical": "take links apart as they come",
    "q quiet": "say nothing of names that cannot be told",
    "relative-to=DIR": "as seen from this folder",
    "relative-base=DIR": "as seen from this folder where it lies below",
    "s strip": "leave links as they are",
    "no-symlinks": "the same",
    "z zero": "a zero byte behind each name",
  },
  run: runRealpath,
};

function runRealpath(call: Call): number {
  if (call.operands.length === 0) return call.misused("missing operand");
  const mayMiss = call.has("e") ? "nothing" : call.has("m") ? "all" : "last";
  const tell = pathTeller(call, mayMiss);
  const [to, base] = [call.value("relative-to"), call.value("relative-base")].map((name) =>
    name === undefined ? undefined : tell(name)
  );
  if (call.status > 0) return call.status;
  // Outside of the base all is told in full; a folder to see from that lies outside makes the base useless.
  const isBaseUseless = to !== undefined && base !== undefined && !isBelow(base, to);
  const from = isBaseUseless ? undefined : to ?? base;
  for (const name of call.operands) {
    const path = tell(name);
    if (path === undefined) continue;
    const isRelative = from !== undefined && (base === undefined || isBelow(base, path));
    call.out((isRelative ? relativePath(from, path) : path) + endOf(call));
  }
  return call.status;
}

function pathTeller(call: Call, mayMiss: MayMiss): (name: string) => string | undefined {
  return (name) => {
    let path: string | undefined;
    const why = refusalOf(() => path = pathOf(call, name, mayMiss));
    if (why === undefined) return path;
    if (call.has("q")) call.status = 1;
    else call.complain(`${quotedForShell(name)}: ${why}`);
    return undefined;
  };
}

/** @throws {SystemError} */
function pathOf(call: Call, name: string, mayMiss: MayMiss): string {
  const { files } = call;
  const path = call.path(name);
  const isPlain = call.has("s", "no-symlinks");
  if (!isPlain && !call.has("L")) return canonicalPath(files, path, mayMiss);
  const plain = call.plainPath(name);
  if (mayMiss !== "all") {
    // What stands before dots has to be a folder, though they are taken apart by name.
    for (const dots of path.matchAll(/\/(?=\.{0,2}(?:\/|$))/g)) {
      files.listNames(path.slice(0, dots.index) || "/");
    }
    const isNoFolder = refusalOf(() => files.realPath(path)) === "Not a directory";
    if (name === "" || isNoFolder || mayMiss === "nothing") files.realPath(path);
  }
  return isPlain ? plain : canonicalPath(files, plain, mayMiss);
}

function isBelow(folder: string, path: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

function relativePath(from: string, to: string): string {
  const [here, there] = [from, to].map((path) => path.split("/").filter((part) => part !== ""));
  let same = 0;
  while (same < here!.length && here![same] === there![same]) same++;
  return [...here!.slice(same).map(() => ".."), ...there!.slice(same)].join("/") || ".";
}

/** Source: the manual of GNU coreutils 9.4. */
export const readlink: CommandRecord = {
  name: "readlink",
  about: "Tells where a link leads",
  usage: ["[OPTION]... FILE..."],
  options: {
    "f canonicalize": "through all links, to the end; the last part need not be there",
    "e canonicalize-existing": "the same; all parts have to be there",
    "m canonicalize-missing": "the same; no part has to be there",
    "n no-newline": "no newline behind a single name",
    "q quiet": "say nothing of names that cannot be told, as without options",
    "s silent": "the same",
    "v verbose": "say what cannot be told",
    "z zero": "a zero byte behind each name",
  },
  run: runReadlink,
};

const MAY_MISS: Readonly<Record<string, MayMiss>> = { e: "nothing", f: "last", m: "all" };

function runReadlink(call: Call): number {
  if (call.operands.length === 0) return call.misused("missing operand");
  const isBare = call.has("n") && call.operands.length === 1;
  if (call.has("n") && !isBare) {
    call.process.err("readlink: ignoring --no-newline with multiple arguments\n");
  }
  const way = call.line.last("e", "f", "m");
  const mayMiss = way === undefined ? undefined : MAY_MISS[way];
  for (const name of call.operands) {
    let told: string | undefined;
    const why = refusalOf(() => {
      if (mayMiss) told = canonicalPath(call.files, call.path(name), mayMiss);
      else told = call.files.facts(call.path(name))?.target ?? void call.files.nodeAt(call.path(name));
    });
    if (told !== undefined) call.out(told + (isBare ? "" : endOf(call)));
    else if (call.line.last("v", "q", "s") !== "v") call.status = 1;
    else call.complain(`${quotedForShell(name)}: ${why ?? "Invalid argument"}`);
  }
  return call.status;
}

function endOf(call: Call): string {
  return call.has("z") ? "\0" : "\n";
}

/** Source: the manual of GNU coreutils 9.4. */
export const unlink: CommandRecord = {
  name: "unlink",
  about: "Takes a name of a file away",
  usage: ["FILE"],
  options: {},
  run(call) {
    const [name, extra] = call.operands;
    if (name === undefined) return call.misused("missing operand");
    if (extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
    const isFolder = call.files.facts(call.path(name))?.kind === "folder";
    const why = isFolder ? "Is a directory" : refusalOf(() => call.files.unlink(call.path(name)));
    return why === undefined ? 0 : call.complain(`cannot unlink ${quoted(name)}: ${why}`);
  },
};
