/** What cp, mv and ln make of their operands: from where, to where. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call } from "../command.ts";
import type { OptionTable } from "../options.ts";
import { quoted } from "./shell_quoting.ts";

export interface Transfer {
  /** As it was given, and as messages tell it. */
  from: string;
  to: string;
}

export interface Destination {
  transfers: readonly Transfer[];
  /** The folder that they go into; absent: the target is named itself. */
  folder?: string;
}

export const DESTINATION_OPTIONS: OptionTable = {
  "t target-directory=DIRECTORY": "into this folder",
  "T no-target-directory": "the target is a name, even if it is a folder",
};

/** Undefined, and complained of: they make no sense. `isFolder` says what counts as a folder to put things into. */
export function destinationOf(
  call: Call,
  isFolder = (name: string) => call.files.isFolder(call.path(name)),
): Destination | undefined {
  const names = [...call.operands];
  const given = call.value("t");
  const isName = call.has("T");
  const problem = operandProblem(names, given !== undefined, isName);
  if (problem !== undefined) {
    call.misused(problem);
    return undefined;
  }
  if (given !== undefined && isName) {
    call.complain("cannot combine --target-directory (-t) and --no-target-directory (-T)");
    return undefined;
  }
  const last = given ?? names.pop()!;
  if (given !== undefined || (!isName && (names.length > 1 || isFolder(last)))) {
    if (!isFolder(last)) {
      const why = refusalOf(() => call.files.nodeAt(call.path(last))) ?? "Not a directory";
      call.complain(`target ${given === undefined ? "" : "directory "}${quoted(last)}: ${why}`);
      return undefined;
    }
    return { transfers: names.map((from) => ({ from, to: nameIn(last, from) })), folder: last };
  }
  return { transfers: [{ from: names[0]!, to: last }] };
}

function operandProblem(names: readonly string[], hasFolder: boolean, isName: boolean): string | undefined {
  if (names.length === 0) return "missing file operand";
  if (hasFolder) return undefined;
  if (names.length === 1) return `missing destination file operand after ${quoted(names[0]!)}`;
  return isName && names.length > 2 ? `extra operand ${quoted(names[2]!)}` : undefined;
}

/** `sub/a` for `x/a/` in `sub/`; what ends with `..` is the folder itself. */
export function nameIn(folder: string, from: string): string {
  const last = from.replace(/\/+$/, "").split("/").at(-1)!;
  return last === ".." ? folder : `${folder.replace(/\/+$/, "")}/${last}`;
}
