/** Paths in containers, as `kubectl cp` reads them, and where what comes out of an archive may be put. */

/** Without `.`, `..` and slashes that say nothing; "." where nothing is left. */
export function cleanPath(path: string): string {
  const isAbsolute = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!isAbsolute) parts.push(part);
  }
  return (isAbsolute ? "/" : "") + parts.join("/") || ".";
}

/** The last part; "" of a root or of nothing. */
export function baseName(path: string): string {
  const name = path.replace(/\/+$/, "").split("/").at(-1)!;
  return name === "." || name === ".." ? "" : name;
}

/** Everything above the last part. */
export function folderName(path: string): string {
  const clean = path.replace(/\/+$/, "");
  const end = clean.lastIndexOf("/");
  return end < 0 ? "" : clean.slice(0, end) || "/";
}

/** What the names of an archive's members begin with when `tar` was asked for a path: it takes away what leads up. */
export function memberPrefix(path: string): string {
  return cleanPath(path).replace(/^(\.\.(\/|$))+/, "").replace(/^\//, "").replace(/^\.$/, "");
}

/**
 * Where a member belongs below the destination: "" is the destination itself. `outside`: it would leave it;
 * `foreign`: nobody has asked for it, so the archive was tampered with.
 */
export function placeOf(member: string, prefix: string): { below: string } | "outside" | "foreign" {
  const isOwn = prefix === ""
    ? !member.startsWith("/")
    : member === prefix || member === `${prefix}/` || member.startsWith(`${prefix}/`);
  if (!isOwn) return "foreign";
  const below = cleanPath(member.slice(prefix.length).replace(/^\/+/, ""));
  if (below === ".." || below.startsWith("../") || below.includes("\0")) return "outside";
  return { below: below === "." ? "" : below };
}
