/** Who a container's process is: `-u`, USER, by name or number. */
import type { FileTree } from "../host/file_tree.ts";
import type { User } from "../host/process.ts";
import { badRequest } from "./engine_error.ts";

/** @throws {EngineError} the name is in no /etc/passwd or /etc/group of the image */
export function userOf(text: string, files: FileTree): User {
  const [name = "", group] = (text === "" ? "0" : text).split(":");
  const passwd = entries(files, "/etc/passwd");
  const isNumber = /^\d+$/.test(name);
  const found = passwd.find((entry) => isNumber ? entry[2] === name : entry[0] === name);
  if (!found && !isNumber) {
    throw badRequest(`unable to find user ${name}: no matching entries in passwd file`);
  }
  const uid = Number(found?.[2] ?? name);
  const given = group === undefined ? groupOf(files, found?.[3] ?? "0") : groupOf(files, group);
  return { name: found?.[0] ?? (uid === 0 ? "root" : name), uid, ...given };
}

/** The home folder, as HOME gets it. */
export function homeOf(user: User, files: FileTree): string {
  return entries(files, "/etc/passwd").find((entry) => entry[0] === user.name)?.[5] ||
    (user.uid === 0 ? "/root" : "/");
}

function groupOf(files: FileTree, text: string): { group: string; gid: number } {
  const isNumber = /^\d+$/.test(text);
  const found = entries(files, "/etc/group").find((entry) =>
    isNumber ? entry[2] === text : entry[0] === text
  );
  if (!found && !isNumber) {
    throw badRequest(`unable to find group ${text}: no matching entries in group file`);
  }
  const gid = Number(found?.[2] ?? text);
  return { group: found?.[0] ?? (gid === 0 ? "root" : text), gid };
}

function entries(files: FileTree, path: string): string[][] {
  return (files.read(path) ?? "").split("\n").filter((line) => line !== "").map((line) => line.split(":"));
}
