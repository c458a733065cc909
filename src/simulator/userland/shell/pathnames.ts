/** Pathname expansion: the names of files that a pattern matches. */
import { absolutePath } from "../../host/process.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { globMatcher, isPattern } from "./glob.ts";

export interface PathnameOptions {
  extended: boolean;
  /** Names that begin with a dot are matched by `*`, too. */
  dots: boolean;
  /** `**` */
  deep: boolean;
  ignoreCase: boolean;
}

/** Sorted; none when nothing matches. A backslash in the pattern quotes. */
export function pathnames(files: FileTree, cwd: string, pattern: string, options: PathnameOptions): string[] {
  const segments = pattern.split("/");
  let found = [""];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    found = found.flatMap((base) => {
      if (index === 0 && segment === "") return ["/"];
      if (segment === "") return isLast ? files.isFolder(absolutePath(cwd, base)) ? [base] : [] : [base];
      return step(files, cwd, base, segment, options)
        .filter((path) => isLast ? path !== "" : files.isFolder(absolutePath(cwd, path || ".")))
        .map((path) => isLast || path === "" || path.endsWith("/") ? path : `${path}/`);
    });
    if (found.length === 0) return [];
  }
  return [...new Set(found)].filter((path) => path !== "").sort(byCodePoint);
}

function step(
  files: FileTree,
  cwd: string,
  base: string,
  segment: string,
  options: PathnameOptions,
): string[] {
  if (!isPattern(segment, options.extended)) {
    const name = segment.replace(/\\([^])/g, "$1");
    return files.exists(absolutePath(cwd, base + name)) ? [base + name] : [];
  }
  if (segment === "**" && options.deep) return below(files, cwd, base, options);
  const matches = globMatcher(segment, options);
  const hidden = segment.startsWith(".") || segment.startsWith("\\.");
  const names = files.list(absolutePath(cwd, base || "."));
  return names.filter((name) => (hidden || options.dots || !name.startsWith(".")) && matches(name))
    .map((name) => base + name);
}

/** Everything below a folder, and the folder itself. */
function below(files: FileTree, cwd: string, base: string, options: PathnameOptions): string[] {
  const found = [base];
  for (const name of files.list(absolutePath(cwd, base || "."))) {
    if (name.startsWith(".") && !options.dots) continue;
    const path = base + name;
    found.push(path);
    if (files.isFolder(absolutePath(cwd, path))) {
      found.push(...below(files, cwd, `${path}/`, options).filter((inner) => inner !== `${path}/`));
    }
  }
  return found;
}

/** As in the C locale. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
