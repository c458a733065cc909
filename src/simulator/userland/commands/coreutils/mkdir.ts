/** mkdir(1) and rmdir(1) as GNU has them. */
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { changedMode } from "./mode_change.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const mkdir: CommandRecord = {
  name: "mkdir",
  about: "Makes folders",
  usage: ["[OPTION]... DIRECTORY..."],
  options: {
    "m mode=MODE": "with these rights, as chmod has them",
    "p parents": "those above it, too; one that is there is no error",
    "v verbose": "tell what is made",
    "Z": "does nothing here: there are no security contexts",
    "context[=CTX]": "the same",
  },
  run: runMkdir,
};

function runMkdir(call: Call): number {
  if (call.operands.length === 0) return call.misused("missing operand");
  const text = call.value("m");
  const mode = text === undefined
    ? undefined
    : changedMode(0o777, text, { isFolder: true, umask: call.files.umask });
  if (text !== undefined && mode === undefined) return call.complain(`invalid mode ‘${text}’`);
  for (const name of call.operands) {
    if (call.has("p") && !makeParents(call, name)) continue;
    const path = call.path(name);
    if (call.has("p") && call.files.isFolder(path)) continue;
    if (make(call, name) && mode !== undefined) call.files.change(path, { mode });
  }
  return call.status;
}

/** The folders above; false, and complained of: they cannot be there. */
function makeParents(call: Call, name: string): boolean {
  const parts = name.replace(/\/+$/, "").split("/");
  for (let at = 1; at < parts.length; at++) {
    const above = parts.slice(0, at).join("/");
    if (above === "" || call.files.isFolder(call.path(above))) continue;
    if (call.files.exists(call.path(above))) {
      call.complain(`cannot create directory ‘${above}’: Not a directory`);
      return false;
    }
    if (!make(call, above)) return false;
  }
  return true;
}

function make(call: Call, name: string): boolean {
  const path = call.path(name).replace(/(?<=.)\/+$/, "");
  const why = name === ""
    ? "No such file or directory"
    : refusalOf(() => call.files.makeNode(path, "folder", 0o777));
  if (why !== undefined) call.complain(`cannot create directory ‘${name}’: ${why}`);
  else if (call.has("v")) call.out(`mkdir: created directory ${quoted(name)}\n`);
  return why === undefined;
}

/** Source: the manual of GNU coreutils 9.4. */
export const rmdir: CommandRecord = {
  name: "rmdir",
  about: "Removes empty folders",
  usage: ["[OPTION]... DIRECTORY..."],
  options: {
    "ignore-fail-on-non-empty": "say nothing of those that are not empty",
    "p parents": "those above it that are empty then, too",
    "v verbose": "tell what is removed",
  },
  run: runRmdir,
};

function runRmdir(call: Call): number {
  if (call.operands.length === 0) return call.misused("missing operand");
  for (const name of call.operands) {
    const parts = name.replace(/(?<=.)\/+$/, "").split("/");
    if (!removeOne(call, name, "") || !call.has("p")) continue;
    for (let length = parts.length - 1; length > 0; length--) {
      const above = parts.slice(0, length).join("/");
      if (above === "" || !removeOne(call, above, "directory ")) break;
    }
  }
  return call.status;
}

function removeOne(call: Call, name: string, kind: string): boolean {
  if (call.has("v")) call.out(`rmdir: removing directory, ${quoted(name)}\n`);
  const why = whyKept(call, name);
  if (why === undefined) return true;
  const isIgnored = call.has("ignore-fail-on-non-empty") && why === "Directory not empty";
  if (!isIgnored) call.complain(`failed to remove ${kind}${quoted(name)}: ${why}`);
  return false;
}

function whyKept(call: Call, name: string): string | undefined {
  const { files } = call;
  const bare = name.replace(/(?<=.)\/+$/, "");
  const path = call.path(bare);
  if (/(^|\/)\.$/.test(bare)) return "Invalid argument";
  if (/(^|\/)\.\.$/.test(bare)) return "Directory not empty";
  const facts = files.facts(path);
  if (facts?.kind === "link" && bare !== name) return "Symbolic link not followed";
  if (facts && facts.kind !== "folder") return "Not a directory";
  if (facts && (attempt(() => files.as({ uid: 0, gid: 0, groups: [] }).list(path)) ?? []).length > 0) {
    return "Directory not empty";
  }
  return refusalOf(() => files.unlink(path));
}
