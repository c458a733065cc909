/** Users and groups: lines of /etc/passwd and /etc/group. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { Process } from "../../host/process.ts";

const FIRST_NUMBER = 1000;
const FIRST_SYSTEM_NUMBER = 999;

/** What the command line of one of the programs says. */
interface Wish {
  name: string;
  number: number | undefined;
  isSystem: boolean;
  home: string | undefined;
  hasHome: boolean;
  shell: string | undefined;
  group: string | undefined;
  groups: readonly string[];
  comment: string;
}

/** `useradd [-m] [-r] [-u UID] [-g GROUP] [-G GROUPS] [-d HOME] [-s SHELL] NAME` */
export function useradd(process: Process): number {
  const wish = readWish(process.argv.slice(1), "useradd");
  return addUser(process, "useradd", wish, 9);
}

/** Of Debian and of busybox: `adduser [-D] [-S] [-u UID] [-G GROUP] NAME`; `adduser NAME GROUP` adds to a group. */
export function adduser(process: Process): number {
  const words = process.argv.slice(1);
  const wish = readWish(words, "adduser");
  const names = plainWords(words, "adduser");
  if (names.length === 2) return joinGroup(process, names[0]!, names[1]!);
  const isBare = words.some((word) => /^-[a-zA-Z]*H/.test(word) || word === "--no-create-home");
  return addUser(process, "adduser", { ...wish, hasHome: !isBare && !wish.isSystem }, 1);
}

/** `groupadd [-r] [-g GID] NAME` */
export function groupadd(process: Process): number {
  return addGroup(process, "groupadd", readWish(process.argv.slice(1), "groupadd"), 9);
}

/** `addgroup [-S] [-g GID] NAME`; `addgroup NAME GROUP` adds a user to a group. */
export function addgroup(process: Process): number {
  const words = process.argv.slice(1);
  const names = plainWords(words, "addgroup");
  if (names.length === 2) return joinGroup(process, names[0]!, names[1]!);
  return addGroup(process, "addgroup", readWish(words, "addgroup"), 1);
}

/** Flags that take a value. */
const VALUES: Readonly<Record<string, string>> = {
  useradd: "ugGdscek",
  adduser: "uGhsg",
  groupadd: "g",
  addgroup: "g",
};
const LONG: Readonly<Record<string, string>> = {
  uid: "u",
  gid: "g",
  groups: "G",
  "home-dir": "d",
  home: "d",
  shell: "s",
  comment: "c",
  gecos: "c",
  ingroup: "G",
};

function flagsOf(words: readonly string[], program: string): { flags: Map<string, string>; plain: string[] } {
  const flags = new Map<string, string>();
  const plain: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const [, long, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (long !== undefined) {
      const letter = ownEntry(LONG, long);
      flags.set(letter ?? long, letter ? value ?? words[++at] ?? "" : "");
    } else if (/^-[a-zA-Z]/.test(word)) {
      for (const [index, letter] of [...word.slice(1)].entries()) {
        if (!VALUES[program]!.includes(letter)) {
          flags.set(letter, "");
          continue;
        }
        flags.set(letter, word.slice(index + 2) || (words[++at] ?? ""));
        break;
      }
    } else plain.push(word);
  }
  return { flags, plain };
}

function plainWords(words: readonly string[], program: string): string[] {
  return flagsOf(words, program).plain;
}

function readWish(words: readonly string[], program: string): Wish {
  const { flags, plain } = flagsOf(words, program);
  const isBusybox = program === "adduser";
  const number = flags.get(program.startsWith("group") || program === "addgroup" ? "g" : "u");
  return {
    name: plain.at(-1) ?? "",
    number: number === undefined ? undefined : Number(number),
    isSystem: ["r", "S", "system"].some((flag) => flags.has(flag)),
    home: flags.get(isBusybox ? "h" : "d") ?? flags.get("d"),
    hasHome: ["m", "create-home"].some((flag) => flags.has(flag)),
    shell: flags.get("s"),
    group: isBusybox ? flags.get("G") : flags.get("g"),
    groups: isBusybox ? [] : (flags.get("G") ?? "").split(",").filter((name) => name !== ""),
    comment: flags.get("c") ?? "",
  };
}

function rows(process: Process, path: string): string[][] {
  const text = process.machine.files.read(path) ?? "";
  return text.split("\n").filter((line) => line !== "").map((line) => line.split(":"));
}

function freeNumber(taken: readonly number[], isSystem: boolean): number {
  let number = isSystem ? FIRST_SYSTEM_NUMBER : FIRST_NUMBER;
  while (taken.includes(number)) number += isSystem ? -1 : 1;
  return number;
}

function addUser(process: Process, program: string, wish: Wish, takenCode: number): number {
  const { files } = process.machine;
  const users = rows(process, "/etc/passwd");
  const problem = nameProblem(process, program, wish.name, users, "user");
  if (problem !== undefined) return problem === "taken" ? takenCode : 1;
  const taken = users.map(([, , uid]) => Number(uid));
  if (wish.number !== undefined && taken.includes(wish.number)) {
    process.err(`${program}: UID ${wish.number} is not unique\n`);
    return 4;
  }
  const uid = wish.number ?? freeNumber(taken, wish.isSystem);
  const groups = rows(process, "/etc/group");
  let gid = uid;
  if (wish.group !== undefined) {
    const known = groups.find(([name, , number]) => name === wish.group || number === wish.group);
    if (!known) {
      process.err(`${program}: group '${wish.group}' does not exist\n`);
      return 6;
    }
    gid = Number(known[2]);
  } else if (!groups.some(([name]) => name === wish.name)) {
    gid = groups.some(([, , number]) => Number(number) === uid)
      ? freeNumber(groups.map(([, , number]) => Number(number)), wish.isSystem)
      : uid;
    append(process, "/etc/group", `${wish.name}:x:${gid}:`);
  }
  const home = wish.home ?? `/home/${wish.name}`;
  append(
    process,
    "/etc/passwd",
    `${wish.name}:x:${uid}:${gid}:${wish.comment}:${home}:${wish.shell ?? "/bin/sh"}`,
  );
  for (const group of wish.groups) joinGroup(process, wish.name, group);
  if (wish.hasHome && !files.exists(home)) {
    files.makeFolder(home);
    files.change(home, { uid, gid, mode: 0o755 });
  }
  return 0;
}

function addGroup(process: Process, program: string, wish: Wish, takenCode: number): number {
  const groups = rows(process, "/etc/group");
  const problem = nameProblem(process, program, wish.name, groups, "group");
  if (problem !== undefined) return problem === "taken" ? takenCode : 1;
  const gid = wish.number ?? freeNumber(groups.map(([, , number]) => Number(number)), wish.isSystem);
  append(process, "/etc/group", `${wish.name}:x:${gid}:`);
  return 0;
}

function nameProblem(
  process: Process,
  program: string,
  name: string,
  known: readonly string[][],
  what: "user" | "group",
): "taken" | "refused" | undefined {
  const file = what === "user" ? "/etc/passwd" : "/etc/group";
  const isTaken = known.some(([other]) => other === name);
  const refusal = process.machine.files.refusal(file);
  if (!isTaken && refusal === undefined && /^[a-z_][a-z0-9_-]*\$?$/i.test(name)) return undefined;
  process.err(
    refusal !== undefined
      ? `${program}: ${refusal}.\n${program}: cannot lock ${file}; try again later.\n`
      : isTaken
      ? `${program}: ${what} '${name}' already exists\n`
      : `${program}: invalid ${what} name '${name}'\n`,
  );
  return isTaken && refusal === undefined ? "taken" : "refused";
}

function joinGroup(process: Process, user: string, group: string): number {
  const groups = rows(process, "/etc/group");
  const row = groups.find(([name]) => name === group);
  if (!row) {
    process.err(`group '${group}' does not exist\n`);
    return 6;
  }
  row[3] = [...(row[3] ?? "").split(",").filter((name) => name !== "" && name !== user), user].join(",");
  process.machine.files.write("/etc/group", groups.map((one) => one.join(":") + "\n").join(""));
  return 0;
}

function append(process: Process, path: string, line: string): void {
  const { files } = process.machine;
  const before = files.read(path) ?? "";
  files.write(path, `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${line}\n`);
}
