/** `mount` and `umount` of util-linux. */
import type { FileNode } from "../../../host/file_node.ts";
import { MemoryFiles } from "../../../host/memory_files.ts";
import { type Mount, mountLine, type NewMount } from "../../../host/mount_table.ts";
import { OverlayFiles } from "../../../host/overlay_files.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { newProc } from "./proc_mount.ts";

export const mount: CommandRecord = {
  name: "mount",
  about: "Mounts a file system, or tells what is mounted",
  usage: ["[-l] [-t TYPE]", "[OPTION]... SOURCE DIRECTORY"],
  options: {
    "a all": "all of /etc/fstab",
    "B bind": "a folder at another place, too",
    "R rbind": "the same with all that is mounted below it",
    "l show-labels": "with labels",
    "o options=LIST": "options with commas: ro, bind, remount, size=BYTES, lowerdir=FOLDERS",
    "r read-only": "nothing may be written there",
    "t types=LIST": "the type: overlay, proc, tmpfs",
    "v verbose": "tell what is done",
    "w rw read-write": "the opposite of -r",
    "make-private": "do not share what is mounted there",
    "make-rprivate": "nor below it",
    "make-shared": "share what is mounted there",
    "make-rshared": "and below it",
  },
  run(call) {
    const { operands } = call;
    const isShared = PROPAGATION.some((one) => call.has(one));
    if (call.has("a")) return 0;
    if (operands.length === 0) return isShared ? call.misused("bad usage") : list(call);
    const options = call.line.all("o").flatMap(({ value = "" }) => value.split(","));
    if (call.has("r")) options.push("ro");
    if (call.has("w")) options.push("rw");
    if (operands.length > 2) return call.misused("bad usage");
    const isRemount = options.includes("remount");
    if (operands.length === 1 && !isRemount && !isShared) {
      return call.complain(`${operands[0]}: can't find in /etc/fstab.`);
    }
    const refusal = mounted(call, operands[0]!, operands.at(-1)!, options);
    if (refusal === undefined) {
      if (call.has("v")) call.out(`mount: ${operands[0]} mounted on ${call.plainPath(operands.at(-1)!)}.\n`);
      return 0;
    }
    const place = call.plainPath(operands.at(-1)!);
    call.complain(`${place}: ${refusal}.\n${HINT}`);
    return refusal.startsWith("must be") ? NOT_ALLOWED : FAILED;
  },
};

const PROPAGATION = ["make-private", "make-rprivate", "make-shared", "make-rshared"];
const HINT = "       dmesg(1) may have more information after failed mount system call.";
const wrongUse = (source: string) =>
  `wrong fs type, bad option, bad superblock on ${source}, missing codepage or helper program, or other error`;
const [NOT_ALLOWED, FAILED] = [1, 32];
/** Where these stand among the options of a mount. */
const FLAGS = ["nosuid", "nodev", "noexec", "noatime", "relatime"];

function list(call: Call): number {
  const types = call.value("t")?.split(",");
  for (const one of call.files.mounts.list()) {
    const [source = "", place = "", type = "", options = ""] = mountLine(one).split(" ");
    if (types && !types.includes(type)) continue;
    call.out(`${source} on ${place} type ${type} (${options})\n`);
  }
  return 0;
}

/** Mounts it; why it cannot be. */
function mounted(call: Call, source: string, name: string, options: string[]): string | undefined {
  const { files } = call;
  const target = call.path(name);
  if (files.uid !== 0) return "must be superuser to use mount";
  if (!files.exists(target)) return "mount point does not exist";
  const readOnly = options.findLast((one) => one === "ro" || one === "rw") === "ro";
  if (call.operands.length === 1 && !options.includes("remount")) {
    return mountAt(call, target) ? undefined : "not mount point or bad option";
  }
  if (options.includes("remount")) return remounted(mountAt(call, target), readOnly);
  if (call.has("B", "R") || options.includes("bind") || options.includes("rbind")) {
    const from = call.path(source);
    if (!files.exists(from)) return `special device ${source} does not exist`;
    const [isFolder, isOnFolder] = [from, target].map((path) => files.status(path)?.kind === "folder");
    if (isFolder && !isOnFolder) return "mount point is not a directory";
    if (!isFolder && isOnFolder) return "mount(2) system call failed: Not a directory";
    files.share(target, files, { base: from, readOnly, isDeep: call.has("R") || options.includes("rbind") });
    return undefined;
  }
  const type = call.value("t");
  if (type === undefined) {
    return files.exists(call.path(source))
      ? `${source} is not a block device`
      : `special device ${source} does not exist`;
  }
  const made = newMount(call, type, source, options);
  if (typeof made === "string") return made;
  if (files.status(target)?.kind !== "folder") return "mount point is not a directory";
  files.mountAt(target, { isReadOnly: readOnly, ...made });
  return undefined;
}

function remounted(found: Mount | undefined, isReadOnly: boolean): string | undefined {
  if (!found) return "mount point not mounted or bad option";
  const { system } = found.node;
  if (!isReadOnly && system instanceof OverlayFiles && !system.isWritable) {
    return `cannot remount ${found.source} read-write, is write-protected`;
  }
  found.isReadOnly = isReadOnly;
  return undefined;
}

function newMount(call: Call, type: string, source: string, options: readonly string[]): NewMount | string {
  const flags = FLAGS.filter((one) => options.includes(one));
  const kept = options.includes("noatime") ? flags : [...flags, "relatime"];
  const { machine, task } = call.process;
  if (type === "tmpfs") return tmpfs(call, source, options, kept);
  if (type === "overlay") return overlay(call, source, options, kept);
  if (type === "proc" && task) {
    return { node: newProc(task.kernel, task.namespaces.pid, machine), source, options: kept };
  }
  return `unknown filesystem type '${type}'`;
}

/** Options of any mount (mount(8)), of which most change nothing here. */
const ANY = /^(ro|rw|defaults|a?sync|(no)?(suid|dev|exec|atime|diratime)|(rel|strict)atime)$/;
const TMPFS = /^(size=\d+[kmg]?|mode=[0-7]+|[ug]id=\d+)$/i;

function tmpfs(
  call: Call,
  source: string,
  options: readonly string[],
  flags: readonly string[],
): NewMount | string {
  if (options.some((one) => !ANY.test(one) && !TMPFS.test(one))) return wrongUse(source);
  const valueOf = (name: string) =>
    options.findLast((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const [size, mode, uid, gid] = ["size", "mode", "uid", "gid"].map(valueOf);
  const [, number, unit = ""] = /^(\d+)([kmg]?)$/i.exec(size ?? "") ?? [];
  const limitBytes = Number(number) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
  const { root } = new MemoryFiles({
    type: "tmpfs",
    mode: mode === undefined ? 0o1777 : parseInt(mode, 8) & 0o7777,
    now: () => call.process.machine.now(),
    ...(number === undefined ? {} : { limitBytes }),
  });
  root.change({ uid: Number(uid ?? 0), gid: Number(gid ?? 0) });
  const told = [
    ...(number === undefined ? [] : [`size=${Math.ceil(limitBytes / 1024)}k`]),
    ...(mode === undefined ? [] : [`mode=${parseInt(mode, 8).toString(8)}`]),
    ...(uid === undefined ? [] : [`uid=${uid}`]),
    ...(gid === undefined ? [] : [`gid=${gid}`]),
  ];
  return { node: root, source, options: [...flags, ...told] };
}

/** Folders over each other (the kernel's documentation of overlayfs). */
function overlay(
  call: Call,
  source: string,
  options: readonly string[],
  flags: readonly string[],
): NewMount | string {
  const valueOf = (name: string) => options.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const [lower, upper, work] = ["lowerdir", "upperdir", "workdir"].map(valueOf);
  const wrong = wrongUse(source);
  const isUnknown = options.some((one) => /=/.test(one) && !/^(lowerdir|upperdir|workdir)=/.test(one));
  if (lower === undefined || isUnknown || (upper === undefined) !== (work === undefined)) return wrong;
  const nodeAt = (name: string) => attempt(() => call.files.nodeAt(call.path(name)));
  const lowers = lower.split(":").map(nodeAt);
  const [above, place] = [upper, work].map((name) => name === undefined ? undefined : nodeAt(name));
  const missing = lowers.includes(undefined) || (upper !== undefined && (!above || !place));
  if (missing) return `special device ${source} does not exist`;
  if (upper === undefined ? lowers.length < 2 : !fits(above!, place!)) return wrong;
  const { root } = new OverlayFiles({
    lowers: lowers as FileNode[],
    ...(above ? { upper: above } : {}),
    bornMs: call.process.machine.now(),
  });
  if (work !== undefined) makeWork(call, work);
  return {
    node: root,
    source,
    isReadOnly: upper === undefined || options.includes("ro"),
    options: [
      ...flags,
      `lowerdir=${lower}`,
      ...(upper === undefined ? [] : [`upperdir=${upper}`, `workdir=${work}`]),
    ],
  };
}

/** Both lie on one file system, which is no overlay itself, and not within each other. */
function fits(upper: FileNode, work: FileNode): boolean {
  return upper !== work && upper.kind === "folder" && work.kind === "folder" &&
    upper.system === work.system && upper.system.type !== "overlay";
}

/** What is copied up is prepared there. */
function makeWork(call: Call, work: string): void {
  const path = `${call.path(work)}/work`;
  if (!call.files.exists(path)) call.files.makeFolder(path, 0);
}

/** What is mounted right there, on top. */
function mountAt({ files }: Call, path: string): Mount | undefined {
  const real = attempt(() => files.realPath(path));
  return real === undefined ? undefined : files.mounts.list().findLast((one) => one.path === real);
}

export const umount: CommandRecord = {
  name: "umount",
  about: "Takes a file system away from its place",
  usage: ["[OPTION]... {DIRECTORY|SOURCE}..."],
  options: {
    "f force": "even where it does not answer",
    "l lazy": "now from its place, and altogether when nobody uses it any more",
    "q quiet": "without a word where nothing is mounted",
    "R recursive": "with all that is mounted below it",
    "v verbose": "tell what is done",
  },
  run(call) {
    if (call.operands.length === 0) return call.misused("bad usage");
    for (const name of call.operands) unmount(call, name);
    return call.status;
  },
};

function unmount(call: Call, name: string): void {
  const { files } = call;
  const source = files.exists(call.path(name)) ? undefined : name;
  const path = files.mounts.list().findLast((one) => source !== undefined && one.source === source)?.path ??
    call.path(name);
  const found = mountAt(call, path);
  const below = found && call.has("R") ? belowOf(call, found) : found ? [found] : [];
  const busy = call.has("l") ? undefined : below.findLast((one) => isUsed(call, one));
  const problem = files.uid !== 0
    ? "must be superuser to unmount"
    : busy
    ? "target is busy"
    : found?.parent && call.has("l", "R")
    ? unmountAll(call, found)
    : refusalOf(() => files.unmount(path));
  if (problem === undefined) {
    if (call.has("v")) call.out(`umount: ${found!.path} (${found!.source}) unmounted\n`);
    return;
  }
  if (!call.has("q") || problem !== NOT_MOUNTED) {
    call.complain(`${source ?? busy?.path ?? call.plainPath(name)}: ${WORDS[problem] ?? problem}.`, FAILED);
  }
}

function unmountAll(call: Call, top: Mount): undefined {
  for (const one of belowOf(call, top).reverse()) call.files.mounts.remove(one);
}

/** A mount and all below it. */
function belowOf({ files: { mounts } }: Call, top: Mount): Mount[] {
  return mounts.list().filter((one) => one === top || one.path.startsWith(`${top.path}/`));
}

const NOT_MOUNTED = "Invalid argument";
const WORDS: Readonly<Record<string, string>> = {
  [NOT_MOUNTED]: "not mounted",
  "Device or resource busy": "target is busy",
  "No such file or directory": "no mount point specified",
};

/** Somebody stands there. */
function isUsed({ process, files }: Call, { path }: Mount): boolean {
  const isThere = (folder: string) => folder === path || folder.startsWith(`${path}/`);
  return [...process.task?.kernel.tasks ?? []].some((task) =>
    task.process.machine.files.mounts === files.mounts && isThere(task.process.cwd)
  );
}
