/** Who is who on a machine: /etc/passwd and /etc/group (passwd(5), group(5)). */
import type { FileTree } from "../../host/file_tree.ts";
import type { Machine, Process, User } from "../../host/process.ts";

export interface Account extends User {
  home: string;
  shell: string;
}

export function accountsIn(files: FileTree): Account[] {
  return lines(files, "/etc/passwd").map(([name = "", , uid, gid, , home = "/", shell = "/bin/sh"]) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    group: groupName(files, Number(gid)),
    home,
    shell,
  }));
}

/** By name, or by number. */
export function accountNamed(files: FileTree, name: string): Account | undefined {
  const all = accountsIn(files);
  return all.find((one) => one.name === name) ??
    (/^\d+$/.test(name) ? all.find(({ uid }) => uid === Number(name)) : undefined);
}

/** The number itself where it has no name here. */
export function userName(files: FileTree, uid: number): string {
  const found = lines(files, "/etc/passwd").find(([, , number]) => number === String(uid));
  return found?.[0] ?? (uid === 0 ? "root" : String(uid));
}

export function groupName(files: FileTree, gid: number): string {
  const found = lines(files, "/etc/group").find(([, , number]) => number === String(gid));
  return found?.[0] ?? (gid === 0 ? "root" : String(gid));
}

export function groupNumber(files: FileTree, name: string): number | undefined {
  const found = lines(files, "/etc/group").find(([group]) => group === name);
  if (found) return Number(found[2]);
  return /^\d+$/.test(name) ? Number(name) : undefined;
}

/** Numbers of the groups that a user is in, its own first. */
export function groupsOf(files: FileTree, user: Pick<User, "name" | "gid">): number[] {
  const others = lines(files, "/etc/group")
    .filter(([, , , members = ""]) => members.split(",").includes(user.name))
    .map(([, , gid]) => Number(gid));
  return [...new Set([user.gid, ...others])];
}

export function userOf(process: Process): User {
  return process.user ?? process.machine.user;
}

/** The same machine for another user: what he starts has his rights. */
export function machineFor(machine: Machine, user: User): Machine {
  const { files } = machine;
  const groups = groupsOf(files, user);
  return { ...machine, user, files: files.as({ ...files.caller, uid: user.uid, gid: user.gid, groups }) };
}

function lines(files: FileTree, path: string): string[][] {
  const text = files.read(path) ?? "";
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) =>
    line.split(":")
  );
}
