/** The path of a file without links and dots, where parts of it need not be there. */
import type { FileTree } from "../../../host/file_tree.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import { absolutePath } from "../../../host/process.ts";

/** Which parts may be missing. */
export type MayMiss = "nothing" | "last" | "all";

/** Links that lead on to links: more are a circle. */
const MAX_LINKS = 40;

/** `path` is absolute. @throws {SystemError} */
export function canonicalPath(files: FileTree, path: string, mayMiss: MayMiss, links = 0): string {
  const known = attempt(() => files.realPath(path));
  if (known !== undefined) return known;
  const why = refusalOf(() => files.realPath(path));
  const isMissing = why === "No such file or directory" && path !== "";
  if (mayMiss === "nothing" || links > MAX_LINKS || (mayMiss === "last" && !isMissing)) {
    return files.realPath(path);
  }
  const bare = path.replace(/(?<=.)\/+$/, "");
  const at = bare.lastIndexOf("/");
  const above = bare.slice(0, at) || "/";
  const folder = mayMiss === "all" ? canonicalPath(files, above, mayMiss, links) : files.realPath(above);
  const place = absolutePath(folder, bare.slice(at + 1));
  const target = files.facts(place)?.target;
  if (target === undefined) return place;
  return canonicalPath(files, target.startsWith("/") ? target : `${folder}/${target}`, mayMiss, links + 1);
}
