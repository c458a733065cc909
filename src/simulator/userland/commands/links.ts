/** Names of files: links, and where they lead. */
import { absolutePath, type Process } from "../../host/process.ts";
import { attempt, refusalOf } from "../../host/system_error.ts";
import { isGnu } from "./coreutils.ts";

/** `ln [-s] [-f] TARGET… NAME` */
export function ln(process: Process): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const isSymbolic = /s/.test(flags);
  const { files } = process.machine;
  const last = names.length > 1 ? names.pop()! : ".";
  let status = 0;
  for (const target of names) {
    const place = absolutePath(process.cwd, last);
    const isInto = files.isFolder(place) && !(/[nT]/.test(flags) && files.facts(place)?.kind === "link");
    const path = isInto ? absolutePath(place, target.replace(/\/+$/, "").split("/").at(-1)!) : place;
    if (/f/.test(flags) && files.facts(path) && files.facts(path)!.kind !== "folder") files.remove(path);
    const problem = refusalOf(() =>
      isSymbolic ? files.makeLink(path, target) : files.makeName(path, absolutePath(process.cwd, target))
    );
    if (!problem) continue;
    const shown = isInto ? `${last.replace(/\/+$/, "")}/${path.split("/").at(-1)}` : last;
    process.err(
      isSymbolic
        ? `ln: failed to create symbolic link '${shown}': ${problem}\n`
        : `ln: failed to create hard link '${shown}'${
          problem === "File exists" ? "" : ` => '${target}'`
        }: ${problem}\n`,
    );
    status = 1;
  }
  return status;
}

/** `readlink [-f] NAME…` */
export function readlink(process: Process): number {
  const words = process.argv.slice(1);
  const isFull = words.some((word) => /^-[a-z]*[fem]/.test(word));
  const { files } = process.machine;
  let status = 0;
  for (const name of words.filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const shown = isFull ? fullPath(process, path) : files.facts(path)?.target;
    if (shown === undefined) status = 1;
    else process.out(`${shown}\n`);
  }
  return status;
}

export function realpath(process: Process): number {
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const shown = fullPath(process, absolutePath(process.cwd, name));
    if (shown === undefined) {
      process.err(`realpath: ${name}: No such file or directory\n`);
      status = 1;
    } else process.out(`${shown}\n`);
  }
  return status;
}

/** All but the last name has to be there. */
function fullPath({ machine: { files } }: Process, path: string): string | undefined {
  const known = attempt(() => files.realPath(path));
  if (known !== undefined) return known;
  const folder = attempt(() => files.realPath(path.slice(0, path.lastIndexOf("/")) || "/"));
  return folder === undefined ? undefined : absolutePath(folder, path.split("/").at(-1)!);
}

/** `mv [-f] [-n] FROM… TO`: renamed where that can be, else copied and removed. */
export function mv(process: Process, copy: (process: Process) => number): number {
  const words = process.argv.slice(1);
  const names = words.filter((word) => !word.startsWith("-"));
  const to = names.pop() ?? "";
  const { files } = process.machine;
  let status = 0;
  for (const from of names) {
    const source = absolutePath(process.cwd, from);
    const place = absolutePath(process.cwd, to);
    const target = files.isFolder(place) ? absolutePath(place, source.split("/").at(-1)!) : place;
    if (words.includes("-n") && files.facts(target)) continue;
    const problem = refusalOf(() => files.rename(source, target));
    if (!problem) continue;
    if (problem === "Invalid cross-device link") {
      const code = copy({ ...process, argv: ["mv", from, to] });
      if (code !== 0) status = code;
      continue;
    }
    process.err(
      files.facts(source)
        ? `mv: ${isGnu(process) ? moveWords(from, to, problem) : `can't rename '${from}': ${problem}`}\n`
        : `mv: ${isGnu(process) ? "cannot stat" : "can't rename"} '${from}': No such file or directory\n`,
    );
    status = 1;
  }
  return status;
}

/** GNU's mv tells both names. */
function moveWords(from: string, to: string, problem: string): string {
  return problem === "Invalid argument"
    ? `cannot move '${from}' to a subdirectory of itself, '${to}'`
    : `cannot move '${from}' to '${to}': ${problem}`;
}
