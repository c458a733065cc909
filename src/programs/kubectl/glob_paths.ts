import type { FileTree } from "../../machine/file_tree.ts";

/**
 * The paths that a pattern fits, sorted: `*` and `?` do not cross a slash, `[a-c]` and `[^a]` are one sign (Go's
 * path/filepath.Glob). Undefined for a pattern that is none.
 */
export async function globPaths(tree: FileTree, pattern: string): Promise<string[] | undefined> {
  const segments = pattern.split("/");
  const patterns = segments.map(segmentPattern);
  if (patterns.some((one) => one === undefined)) return undefined;
  let found = [pattern.startsWith("/") ? "/" : ""];
  for (const [index, segment] of segments.entries()) {
    if (segment === "") continue;
    const next: string[] = [];
    for (const folder of found) {
      for (const name of await namesIn(tree, folder, segment)) {
        if (patterns[index]!.test(name)) next.push(folder + name);
      }
    }
    const isLast = segments.slice(index + 1).every((rest) => rest === "");
    found = isLast ? next : next.map((path) => `${path}/`);
  }
  const there = await Promise.all(
    found.map(async (path) => await tree.facts(path.replace(/\/$/, "") || "/") !== undefined),
  );
  return found.filter((_, index) => there[index]).sort();
}

async function namesIn(tree: FileTree, folder: string, segment: string): Promise<string[]> {
  if (!/[*?[\\]/.test(segment)) return [segment];
  try {
    return await tree.list(folder === "" ? "." : folder.replace(/(.)\/$/, "$1"));
  } catch {
    return []; // No folder, or one that may not be read, has nothing in it.
  }
}

function segmentPattern(segment: string): RegExp | undefined {
  let source = "";
  let rest = segment;
  while (rest !== "") {
    const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
    if (rest[0] === "[" && !set) return undefined;
    if (set) source += `[${set[1]}${set[2]!.replace(/[[\]]/g, "\\$&")}]`;
    else if (rest[0] === "*") source += "[^/]*";
    else if (rest[0] === "?") source += "[^/]";
    else if (rest[0] === "\\") {
      if (rest.length < 2) return undefined;
      source += literal(rest[1]!);
    } else source += literal(rest[0]!);
    rest = rest.slice(set ? set[0].length : rest[0] === "\\" ? 2 : 1);
  }
  try {
    return new RegExp(`^${source}$`, "s");
  } catch {
    return undefined; // A range whose ends are the wrong way round.
  }
}

function literal(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
