/** `cd`, `pwd`, `pushd`, `popd`, `dirs`. */
import { absolutePath } from "../../../host/process.ts";
import { attempt } from "../../../host/system_error.ts";
import type { Shell } from "../shell.ts";
import { invalidOption } from "./builtin.ts";

export function cd(shell: Shell, words: readonly string[]): number {
  let rest = words.slice(1);
  let letters = "";
  while (/^-[LPe@]+$/.test(rest[0] ?? "")) {
    letters += rest[0];
    rest = rest.slice(1);
  }
  if (rest[0] === "--") rest = rest.slice(1);
  else if (/^-./.test(rest[0] ?? "")) return cdOption(shell, rest[0]!);
  if (rest.length > 1 && shell.flavour.isBash) {
    shell.complain("cd: too many arguments");
    return 1;
  }
  const [name] = rest;
  const target = name === undefined
    ? shell.variables.get("HOME")
    : name === "-"
    ? shell.variables.get("OLDPWD")
    : name;
  if (target === undefined) {
    shell.complain(`cd: ${name === undefined ? "HOME" : "OLDPWD"} not set`);
    return 1;
  }
  if (target === "") {
    if (name === "-") shell.process.out("\n");
    return 0;
  }
  const along = alongPath(shell, target);
  const status = change(shell, "cd", along ?? target, isPhysical(shell, letters));
  if (status === 0 && (name === "-" || along)) shell.process.out(`${shell.cwd}\n`);
  return status;
}

function cdOption(shell: Shell, option: string): number {
  invalidOption(shell, "cd", option.slice(0, 2), "cd [-L|[-P [-e]] [-@]] [dir]");
  return 2;
}

/** Where CDPATH leads. */
function alongPath(shell: Shell, target: string): string | undefined {
  const places = shell.variables.get("CDPATH");
  if (!places || /^\.{0,2}(\/|$)/.test(target)) return undefined;
  return places.split(":").filter((place) => place !== "" && place !== ".")
    .map((place) => absolutePath(shell.cwd, `${place}/${target}`))
    .find((path) => shell.files.isFolder(path));
}

/** Links are taken apart: the last of -L and -P counts, else `set -P`. */
function isPhysical(shell: Shell, letters: string): boolean {
  const last = letters.replace(/[^LP]/g, "").at(-1);
  return last === undefined ? shell.options.has("physical") : last === "P";
}

function realFolder({ files, cwd }: Shell, target = "."): string | undefined {
  return attempt(() => files.realPath(target.startsWith("/") ? target : `${cwd}/${target}`));
}

function change(shell: Shell, command: string, target: string, takesApart = isPhysical(shell, "")): number {
  const path = (takesApart ? realFolder(shell, target) : undefined) ?? absolutePath(shell.cwd, target);
  const { files } = shell;
  if (!files.isFolder(path)) {
    const reason = files.exists(path) ? "Not a directory" : "No such file or directory";
    shell.complain(`${command}: ${shell.flavour.cannotChange(target, reason)}`);
    return shell.flavour.isBash ? 1 : 2;
  }
  const { variables, process } = shell;
  variables.assign("OLDPWD", variables.get("PWD") ?? process.cwd);
  process.cwd = path;
  variables.assign("PWD", path);
  return 0;
}

export function pwd(shell: Shell, words: readonly string[]): number {
  const bad = words.slice(1).find((word) => /^-[^LP]/.test(word));
  if (bad) return invalidOption(shell, "pwd", bad.slice(0, 2), "pwd [-LP]");
  const path = isPhysical(shell, words.slice(1).join("")) ? realFolder(shell) : undefined;
  shell.process.out(`${path ?? shell.cwd}\n`);
  return 0;
}

export function dirs(shell: Shell, words: readonly string[]): number {
  const letters = words.slice(1).filter((word) => /^-[clpv]+$/.test(word)).join("");
  if (letters.includes("c")) {
    shell.folders = [];
    return 0;
  }
  const place = words.slice(1).find((word) => /^[-+]\d+$/.test(word));
  const all = stack(shell).map((folder) => letters.includes("l") ? folder : short(shell, folder));
  if (place) {
    const index = place.startsWith("+") ? Number(place) : all.length - 1 + Number(place);
    if (all[index] === undefined) {
      shell.complain(`dirs: ${place.slice(1)}: directory stack index out of range`);
      return 1;
    }
    shell.process.out(`${all[index]}\n`);
  } else if (letters.includes("v")) {
    shell.process.out(all.map((folder, index) => `${String(index).padStart(2)}  ${folder}\n`).join(""));
  } else shell.process.out(`${all.join(letters.includes("p") ? "\n" : " ")}\n`);
  return 0;
}

function stack(shell: Shell): string[] {
  return [shell.cwd, ...shell.folders];
}

function short(shell: Shell, folder: string): string {
  const home = shell.variables.get("HOME");
  if (!home || home === "/") return folder;
  return folder === home ? "~" : folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder;
}

export function pushd(shell: Shell, words: readonly string[]): number {
  const [target] = words.slice(1).filter((word) => word !== "-n");
  const all = stack(shell);
  if (target === undefined || /^[-+]\d+$/.test(target)) {
    if (all.length < 2) {
      shell.complain("pushd: no other directory");
      return 1;
    }
    const index = target === undefined
      ? 1
      : target.startsWith("+")
      ? Number(target)
      : all.length - 1 + Number(target);
    if (all[index] === undefined) {
      shell.complain(`pushd: ${target}: directory stack index out of range`);
      return 1;
    }
    const turned = target === undefined
      ? [all[1]!, all[0]!, ...all.slice(2)]
      : [...all.slice(index), ...all.slice(0, index)];
    if (change(shell, "pushd", turned[0]!) !== 0) return 1;
    shell.folders = turned.slice(1);
  } else {
    if (change(shell, "pushd", target) !== 0) return 1;
    shell.folders = all;
  }
  return dirs(shell, ["dirs"]);
}

export function popd(shell: Shell, words: readonly string[]): number {
  const [target] = words.slice(1).filter((word) => word !== "-n");
  const all = stack(shell);
  if (all.length < 2) {
    shell.complain("popd: directory stack empty");
    return 1;
  }
  const index = target === undefined
    ? 0
    : target.startsWith("-")
    ? all.length - 1 + Number(target)
    : Number(target);
  if (all[index] === undefined) {
    shell.complain(`popd: ${target}: directory stack index out of range`);
    return 1;
  }
  all.splice(index, 1);
  if (index === 0 && change(shell, "popd", all[0]!) !== 0) return 1;
  shell.folders = all.slice(1);
  return dirs(shell, ["dirs"]);
}
