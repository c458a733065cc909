import type { FileTree } from "../../host/file_tree.ts";

/** `node`, `1000:1000`, `www-data:adm`: numbers by the image's own users and groups. @throws {RangeError} */
export function ownerOf(files: FileTree, text: string): { uid: number; gid: number } {
  const [user = "", group] = text.split(":");
  const passwd = rowsOf(files, "/etc/passwd");
  const row = passwd.find(([name]) => name === user);
  const fail = (what: string, why: string) =>
    new RangeError(`unable to convert uid/gid chown string to host mapping: can't find ${what}: ${why}`);
  if (!row && !/^\d+$/.test(user)) throw fail(`uid for user ${user}`, `no such user: ${user}`);
  const uid = row ? Number(row[2]) : Number(user);
  if (group === undefined) return { uid, gid: row ? Number(row[3]) : uid };
  const named = rowsOf(files, "/etc/group").find(([name]) => name === group);
  if (!named && !/^\d+$/.test(group)) throw fail(`gid for group ${group}`, `no such group: ${group}`);
  return { uid, gid: named ? Number(named[2]) : Number(group) };
}

function rowsOf(files: FileTree, path: string): string[][] {
  return (files.read(path) ?? "").split("\n").map((line) => line.split(":"));
}
