/** chmod(1) as GNU has it. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { whyNot } from "./copier.ts";
import { modeText } from "./file_facts_text.ts";
import { changedMode } from "./mode_change.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const chmod: CommandRecord = {
  name: "chmod",
  about: "Changes who may read, write and run files",
  usage: [
    "[OPTION]... MODE[,MODE]... FILE...",
    "[OPTION]... OCTAL-MODE FILE...",
    "[OPTION]... --reference=RFILE FILE...",
  ],
  options: {
    "c changes": "tell what is changed",
    "f silent": "leave out most complaints",
    "quiet": "the same",
    "v verbose": "tell of every file",
    "no-preserve-root": "/ is a folder like any other",
    "preserve-root": "do not change / with all that it holds",
    "reference=RFILE": "the rights of this file",
    "R recursive": "folders with all that they hold",
  },
  rewrite: withMode,
  run: runChmod,
};

/** What takes a right away is no option, wherever it stands: `chmod a -x` has the mode `-x`. */
function withMode(words: string[]): string[] {
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  const [before, after] = [words.slice(0, end), words.slice(end + 1)];
  const at = before.findIndex((word) => /^-[rwxXstugoa,+=0-7]/.test(word));
  if (at < 0 || before.some((word) => word.startsWith("--ref"))) return words;
  const mode = before.splice(at, 1);
  const isOption = (word: string) => /^-./.test(word);
  return [...before.filter(isOption), "--", ...mode, ...before.filter((word) => !isOption(word)), ...after];
}

function runChmod(call: Call): number {
  const reference = call.value("reference");
  const names = [...call.operands];
  const text = reference === undefined ? names.shift() : undefined;
  if (names.length === 0) {
    // An option that is a mode is none of the operands.
    const isLost = text === undefined || text.startsWith("-");
    return call.misused(isLost ? "missing operand" : `missing operand after ‘${text}’`);
  }
  const like = reference === undefined ? undefined : call.files.status(call.path(reference));
  if (reference !== undefined && !like) {
    return call.complain(`failed to get attributes of ${quoted(reference)}: ${whyNot(call, reference)}`);
  }
  if (text !== undefined && changedMode(0, text) === undefined) {
    return call.misused(`invalid mode: ‘${text}’`);
  }
  const change = like
    ? () => like.mode
    : (facts: FileFacts, umask: number) =>
      changedMode(facts.mode, text!, { isFolder: facts.kind === "folder", umask })!;
  for (const name of names) {
    if (call.has("R") && call.has("preserve-root") && /^\/+$/.test(name)) {
      call.complain(`it is dangerous to operate recursively on '/'`);
      call.complain("use --no-preserve-root to override this failsafe");
    } else changeOne(call, name, change, (text ?? "").startsWith("-"));
  }
  return call.status;
}

type Change = (facts: FileFacts, umask: number) => number;

function changeOne(call: Call, name: string, change: Change, isOption: boolean): void {
  const { files } = call;
  const path = call.path(name);
  const facts = files.status(path);
  if (!facts) {
    const what = files.facts(path)
      ? `cannot operate on dangling symlink ${quoted(name)}`
      : `cannot access ${quoted(name)}: ${whyNot(call, name)}`;
    complain(call, what);
    if (call.has("v")) call.out(`${quoted(name)} could not be accessed\n`);
    return;
  }
  const mode = change(facts, files.umask);
  const why = refusalOf(() => files.change(path, { mode }));
  if (why !== undefined) complain(call, `changing permissions of ${quoted(name)}: ${why}`);
  tell(call, name, facts, mode, why === undefined);
  // A mode that looks like an option takes from all, whatever the mask says; what it did not is told.
  const whole = isOption && why === undefined ? change(facts, 0) : mode;
  if ((mode & ~whole) !== 0) {
    const [is, wanted] = [mode, whole].map((bits) => modeText({ kind: facts.kind, mode: bits }).slice(1));
    call.complain(`${name}: new permissions are ${is}, not ${wanted}`);
  }
  if (!call.has("R") || facts.kind !== "folder") return;
  let names: string[] = [];
  const unread = refusalOf(() => names = files.listNames(path));
  if (unread !== undefined) return complain(call, `cannot read directory ${quoted(name)}: ${unread}`);
  for (const child of names) {
    const inner = `${name.replace(/\/+$/, "")}/${child}`;
    if (files.facts(call.path(inner))?.kind !== "link") changeOne(call, inner, change, isOption);
  }
}

function complain(call: Call, message: string): void {
  if (call.has("f", "quiet")) call.status = 1;
  else call.complain(message);
}

function tell(call: Call, name: string, facts: FileFacts, mode: number, isDone: boolean): void {
  const isSame = facts.mode === mode;
  if (!call.has("v") && !(call.has("c") && !isSame && isDone)) return;
  const shown = (bits: number) =>
    `${bits.toString(8).padStart(4, "0")} (${modeText({ kind: facts.kind, mode: bits }).slice(1)})`;
  if (!isDone) {
    call.out(`failed to change mode of ${quoted(name)} from ${shown(facts.mode)} to ${shown(mode)}\n`);
  } else if (isSame) call.out(`mode of ${quoted(name)} retained as ${shown(mode)}\n`);
  else call.out(`mode of ${quoted(name)} changed from ${shown(facts.mode)} to ${shown(mode)}\n`);
}
