/** Whom files belong to. */
import { absolutePath, type Process } from "../../host/process.ts";
import { refusalOf } from "../../host/system_error.ts";

/** `chown [-R] [-h] OWNER[:GROUP] FILE…` */
export function chown(process: Process): number {
  return changeOwner(process, "chown");
}

/** `chgrp [-R] GROUP FILE…` */
export function chgrp(process: Process): number {
  return changeOwner(process, "chgrp");
}

function changeOwner(process: Process, program: "chown" | "chgrp"): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const [who = "", ...names] = words.filter((word) => !word.startsWith("-"));
  const isDeep = /R/.test(flags);
  const wish = program === "chgrp" ? groupWish(process, who) : ownerWish(process, who);
  if ("problem" in wish) {
    process.err(`${program}: ${wish.problem}\n`);
    return 1;
  }
  const { files } = process.machine;
  let status = 0;
  const change = (path: string, shown: string): void => {
    const problem = refusalOf(() => files.change(path, wish, { follow: !isDeep && !/h/.test(flags) }));
    if (problem) {
      const what = problem === "No such file or directory"
        ? `cannot access '${shown}'`
        : `changing ownership of '${shown}'`;
      process.err(`${program}: ${what}: ${problem}\n`);
      status = 1;
    }
    if (!isDeep || files.facts(path)?.kind !== "folder") return;
    for (const name of files.list(path)) {
      change(absolutePath(path, name), `${shown.replace(/\/$/, "")}/${name}`);
    }
  };
  for (const name of names) change(absolutePath(process.cwd, name), name);
  return status;
}

type Wish = { uid?: number; gid?: number } | { problem: string };

/** `node`, `node:staff`, `1000:1000`, `:staff`, `node:` for the group of node. */
function ownerWish(process: Process, text: string): Wish {
  const [user = "", group] = text.split(/[:.]/);
  const row = rowsOf(process, "/etc/passwd").find(([name]) => name === user);
  if (user !== "" && !row && !/^\d+$/.test(user)) return { problem: `invalid user: '${text}'` };
  const uid = user === "" ? undefined : row ? Number(row[2]) : Number(user);
  const gid = group === ""
    ? Number(row?.[3] ?? uid)
    : group === undefined
    ? undefined
    : groupNumber(process, group);
  if (group && gid === undefined) return { problem: `invalid group: '${text}'` };
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
}

function groupWish(process: Process, text: string): Wish {
  const gid = groupNumber(process, text);
  return gid === undefined ? { problem: `invalid group: '${text}'` } : { gid };
}

function groupNumber(process: Process, text: string): number | undefined {
  const row = rowsOf(process, "/etc/group").find(([name]) => name === text);
  return row ? Number(row[2]) : /^\d+$/.test(text) ? Number(text) : undefined;
}

function rowsOf({ machine: { files } }: Process, path: string): string[][] {
  return (files.read(path) ?? "").split("\n").map((line) => line.split(":"));
}
