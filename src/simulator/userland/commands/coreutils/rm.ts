/** rm(1) as GNU has it. */
import type { FileFacts } from "../../../host/file_tree.ts";
import type { Run, Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { isAgreed } from "./asking.ts";
import { whyNot } from "./copier.ts";
import { kindName } from "./file_facts_text.ts";
import { quoted } from "./shell_quoting.ts";
import { validWord } from "./valid_words.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const rm: CommandRecord = {
  name: "rm",
  about: "Removes files and folders",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "f force": "say nothing of files that are not there, and ask nothing",
    "i": "ask before every removal",
    "I": "ask once before more than three files, or folders with all that they hold",
    "interactive[=WHEN]": "never, once (-I) or always (-i)",
    "one-file-system": "does nothing here",
    "no-preserve-root": "/ is a folder like any other",
    "preserve-root[=all]": "do not remove /, which is so anyhow",
    "r recursive": "folders with all that they hold",
    "R": "the same",
    "d dir": "empty folders, too",
    "v verbose": "tell what is done",
  },
  run: runRm,
};

/** When rm asks; `protected`: a terminal, about what its user could not write. */
type Asking = "never" | "once" | "always" | "protected";

const WORDS = [["never", "no", "none"], ["once"], ["always", "yes"]];
const MANY = 3;

function* runRm(call: Call): Run {
  const asking = askingOf(call);
  const names = call.operands;
  if (names.length === 0) return call.line.last("f", "i", "I") === "f" ? 0 : call.misused("missing operand");
  const isDeep = call.has("r", "R");
  if (asking === "once" && (isDeep || names.length > MANY)) {
    const count = `${names.length} argument${names.length === 1 ? "" : "s"}`;
    if (!(yield* isAgreed(call, `remove ${count}${isDeep ? " recursively" : ""}`))) return 0;
  }
  for (const name of names) yield* removeNamed(call, name, asking);
  return call.status;
}

/** @throws {UsageError} */
function askingOf(call: Call): Asking {
  const last = call.line.all("f", "i", "I", "interactive").at(-1);
  switch (last?.key) {
    case "f":
      return "never";
    case "i":
      return "always";
    case "I":
      return "once";
    case "interactive":
      return validWord("interactive", last.value || "always", WORDS) as Asking;
  }
  return "protected";
}

function* removeNamed(call: Call, name: string, asking: Asking): Generator<Wait, void, void> {
  const isDeep = call.has("r", "R");
  const last = name.replace(/\/+$/, "").split("/").at(-1);
  if (isDeep && (last === "." || last === "..")) {
    return void call.complain(`refusing to remove '.' or '..' directory: skipping ${quoted(name)}`);
  }
  if (isDeep && last === "" && name !== "" && !call.has("no-preserve-root")) {
    call.complain("it is dangerous to operate recursively on '/'");
    return void call.complain("use --no-preserve-root to override this failsafe");
  }
  const path = call.path(name);
  const facts = call.files.facts(path);
  if (!facts) {
    const why = whyNot(call, name);
    const isNothing = why === "No such file or directory" || why === "Not a directory";
    if (!isNothing || asking !== "never") call.complain(`cannot remove ${quoted(name)}: ${why}`);
  } else yield* removeTree(call, { name, path, facts }, { asking, isDeep, takesEmpty: call.has("d") });
}

interface Entry {
  name: string;
  path: string;
  facts: FileFacts;
}

interface Removal {
  asking: Asking;
  isDeep: boolean;
  /** Folders that are empty. */
  takesEmpty: boolean;
}

/** Removes a file, or a folder with all that it holds. False: its folder has to stay for it. */
export function* removeTree(call: Call, entry: Entry, removal: Removal): Generator<Wait, boolean, void> {
  const { name, path, facts } = entry;
  const guard = guardOf(call, path, facts, removal.asking);
  if (facts.kind === "folder") return yield* removeFolder(call, entry, removal, guard);
  const isMeant = guard === undefined ||
    (yield* isAgreed(call, `remove ${guard}${kindName(facts)} ${quoted(name)}`));
  return !isMeant || unlink(call, name, path, "");
}

function* removeFolder(
  call: Call,
  { name, path }: Entry,
  removal: Removal,
  guard: string | undefined,
): Generator<Wait, boolean, void> {
  const { files } = call;
  if (!removal.isDeep && !removal.takesEmpty) return failed(call, name, "Is a directory");
  let names: string[] = [];
  const unread = refusalOf(() => names = files.listNames(path));
  if (removal.isDeep && names.length > 0) {
    const isEntered = guard === undefined ||
      (yield* isAgreed(call, `descend into ${guard}directory ${quoted(name)}`));
    if (!isEntered) return false;
    let mayGo = true;
    for (const child of names) {
      const below = `${path.replace(/\/+$/, "")}/${child}`;
      const facts = files.facts(below);
      const inner = facts && { name: `${name.replace(/\/+$/, "")}/${child}`, path: below, facts };
      if (inner) mayGo = (yield* removeTree(call, inner, removal)) && mayGo;
    }
    if (!mayGo) return false;
  }
  const isMeant = guard === undefined || (yield* isAgreed(call, `remove ${guard}directory ${quoted(name)}`));
  if (!isMeant) return false;
  if (unread !== undefined && removal.isDeep) return failed(call, name, unread);
  return unlink(call, name, path, "directory ");
}

function unlink(call: Call, name: string, path: string, kind: string): boolean {
  // A link with a slash behind it leads to the folder, and is none.
  const isLink = path.endsWith("/") && call.files.facts(path.replace(/\/+$/, ""))?.kind === "link";
  const why = isLink ? "Not a directory" : refusalOf(() => call.files.unlink(path.replace(/(?<=.)\/+$/, "")));
  if (why !== undefined) return failed(call, name, why);
  if (call.has("v")) call.out(`removed ${kind}${quoted(name)}\n`);
  return true;
}

function failed(call: Call, name: string, why: string): false {
  call.complain(`cannot remove ${quoted(name)}: ${why}`);
  return false;
}

/** What is said of a file that is asked about; undefined: it is not. A terminal is asked about protected ones. */
function guardOf(call: Call, path: string, facts: FileFacts, asking: Asking): string | undefined {
  if (asking === "never" || asking === "once") return undefined;
  const isProtected = facts.kind !== "link" && isUnwritable(call, path, facts);
  if (asking === "always") return isProtected ? "write-protected " : "";
  return isProtected && call.process.tty ? "write-protected " : undefined;
}

function isUnwritable(call: Call, path: string, facts: FileFacts): boolean {
  if (facts.kind === "folder") return call.files.folderRefusal(path) === "Permission denied";
  return call.files.refusal(path) === "Permission denied";
}
