/** .helmignore: patterns of what of a folder is no part of the chart. Source: helm.sh/helm/v4, pkg/ignore. */
import { ChartError } from "./chart.ts";

export interface IgnoreRules {
  /** `path` from the chart's folder on. */
  ignores(path: string, isFolder: boolean): boolean;
}

/** Files in `templates/` whose names begin with a dot are never read. @throws {ChartError} */
export function ignoreRules(text: string): IgnoreRules {
  const lines = [...text.replace(/^\uFEFF/, "").split(/\r?\n/), "templates/.?*"];
  const rules = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("#")).map(ruleOf);
  return {
    ignores(path, isFolder) {
      for (const { isNegated, isForFolders, matches } of rules) {
        if (isNegated) {
          if ((isForFolders && !isFolder) || !matches(path)) return true;
        } else if ((!isForFolders || isFolder) && matches(path)) return true;
      }
      return false;
    },
  };
}

interface Rule {
  isNegated: boolean;
  isForFolders: boolean;
  matches(path: string): boolean;
}

function ruleOf(line: string): Rule {
  if (line.includes("**")) throw new ChartError("double-star (**) syntax is not supported");
  const isNegated = line.startsWith("!");
  const isForFolders = line.endsWith("/");
  const pattern = line.slice(isNegated ? 1 : 0, isForFolders ? -1 : undefined);
  const isRooted = pattern.startsWith("/");
  const matches = globMatcher(isRooted ? pattern.slice(1) : pattern);
  const isPath = pattern.includes("/");
  return {
    isNegated,
    isForFolders,
    matches: (path) => matches(isPath ? path : path.slice(path.lastIndexOf("/") + 1)),
  };
}

/** Patterns of Go's `filepath.Match`: `*` and `?` stop at a slash. @throws {ChartError} */
export function globMatcher(pattern: string): (text: string) => boolean {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    if (letter === "*") source += "[^/]*";
    else if (letter === "?") source += "[^/]";
    else if (letter === "\\" && at + 1 < pattern.length) source += RegExp.escape(pattern[++at]!);
    else if (letter === "[") {
      const end = pattern.indexOf("]", at + 2);
      if (end < 0) throw new ChartError("syntax error in pattern");
      const set = pattern.slice(at + 1, end);
      source += `[${set.startsWith("^") ? "^" : ""}${set.replace(/^\^/, "").replace(/[\\\]^]/g, "\\$&")}]`;
      at = end;
    } else source += RegExp.escape(letter);
  }
  const regex = new RegExp(`^${source}$`, "su");
  return (text) => regex.test(text);
}
