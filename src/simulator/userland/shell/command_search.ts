import { absolutePath, type Program } from "../../host/process.ts";
import type { Shell } from "./shell.ts";

/** What bash says where the interpreter of a script is missing; the status is 127. */
export const REQUIRED = "cannot execute: required file not found";

export type Found =
  | { kind: "program"; path: string; program: Program }
  /** A file with commands; without `program` this shell reads it itself. `arguments`: the command line's beginning. */
  | { kind: "script"; path: string; program: Program | undefined; arguments: string[] }
  /** It is there, and cannot be run: `reason` is strerror's. */
  | { kind: "refused"; path: string; reason: string }
  | { kind: "none" };

/** What a name stands for as a program: by itself if it holds a slash, else along PATH. */
export function findCommand(shell: Shell, name: string, path = shell.variables.get("PATH") ?? ""): Found {
  if (name === "") return { kind: "none" };
  if (name.includes("/")) return at(shell, absolutePath(shell.cwd, name), name);
  const hashed = shell.hashed.get(name);
  if (hashed) {
    const found = at(shell, hashed.path, hashed.path);
    if (found.kind === "program" || found.kind === "script") {
      hashed.hits++;
      return found;
    }
    shell.hashed.delete(name);
  }
  let refused: Found = { kind: "none" };
  for (const folder of path.split(":")) {
    const full = absolutePath(shell.cwd, `${folder || "."}/${name}`);
    const found = at(shell, full, `${folder || "."}/${name}`.replace(/^\/\//, "/"));
    if (found.kind === "program" || found.kind === "script") {
      shell.hashed.set(name, { path: full, hits: 1 });
      return found;
    }
    if (found.kind === "refused" && found.reason !== "Is a directory" && refused.kind === "none") {
      refused = found;
    }
  }
  return refused;
}

function at(shell: Shell, path: string, shown: string): Found {
  const { machine } = shell.process;
  const program = machine.program(path);
  if (program) return { kind: "program", path, program };
  const { files } = machine;
  if (files.isFolder(path)) return { kind: "refused", path, reason: "Is a directory" };
  const text = files.read(path);
  if (text === undefined) return { kind: "none" };
  if (((files.facts(path)?.mode ?? 0) & 0o111) === 0) {
    return { kind: "refused", path, reason: "Permission denied" };
  }
  if (text.startsWith("\x7fELF")) {
    return { kind: "refused", path, reason: "cannot execute binary file: Exec format error" };
  }
  return script(shell, path, shown, text);
}

function script(shell: Shell, path: string, shown: string, text: string): Found {
  const first = /^#![ \t]*(\S+)[ \t]*(.*?)[ \t]*(?:\n|$)/.exec(text);
  if (!first) return { kind: "script", path, program: undefined, arguments: [shell.name, shown] };
  const [, interpreter, argument] = first;
  const program = shell.process.machine.program(interpreter!);
  if (!program) {
    return { kind: "refused", path, reason: REQUIRED };
  }
  return { kind: "script", path, program, arguments: [interpreter!, ...(argument ? [argument] : []), shown] };
}
