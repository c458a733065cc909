/** Whether cp and mv may put something where something is already: they look, ask, and keep what was there. */
import type { FileFacts } from "../../../host/file_tree.ts";
import type { Wait } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call } from "../command.ts";
import type { OptionTable } from "../options.ts";
import { isAgreed } from "./asking.ts";
import { BACKUP_OPTIONS, backupName } from "./backup.ts";
import type { Transfer } from "./destination.ts";
import { modeText } from "./file_facts_text.ts";
import { quoted } from "./shell_quoting.ts";

export const REPLACING_OPTIONS: OptionTable = {
  ...BACKUP_OPTIONS,
  "f force": "replace what cannot be written, and do not ask",
  "i interactive": "ask before something is replaced",
  "n no-clobber": "replace nothing",
  "u": "the same as --update=older",
  "update[=UPDATE]": "what is replaced: all; none; older: what is older than the source",
  "strip-trailing-slashes": "without the slashes at the end of a source",
  "v verbose": "tell what is done",
};

/** The outcome of looking: how the old file is called now, or that the transfer is over. */
export type Clearance = { backup?: string } | "skipped" | "refused";

/** Once per run of a program: remembers what it has made itself. */
export class Replacing {
  readonly #call: Call;
  readonly #made = new Set<string>();

  constructor(call: Call) {
    this.#call = call;
  }

  /** `target` is what lies where the transfer leads; undefined: nothing. */
  *clear(
    transfer: Transfer,
    source: FileFacts,
    target: FileFacts | undefined,
  ): Generator<Wait, Clearance, void> {
    const call = this.#call;
    const { from, to } = transfer;
    const path = call.path(to);
    const isFirst = !this.#made.has(ownPath(call, path));
    this.#made.add(ownPath(call, path));
    if (!target) return {};
    const isFolder = source.kind === "folder";
    if (this.#isKept(source, target)) return "skipped";
    if (!(isFolder && target.kind === "folder")) {
      if (!(yield* this.#isAgreed(to, target))) return "skipped";
    }
    if (target.kind === "folder" && !isFolder) {
      return this.#refused(`cannot overwrite directory ${quoted(to)} with non-directory`);
    }
    if (isFolder && target.kind !== "folder") {
      return this.#refused(`cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`);
    }
    const backup = isFolder ? undefined : backupName(call, to);
    if (!isFirst && !isFolder && backup === undefined) {
      return this.#refused(`will not overwrite just-created ${quoted(to)} with ${quoted(from)}`);
    }
    if (backup === undefined) return {};
    const why = refusalOf(() => call.files.rename(path, call.path(backup)));
    return why === undefined ? { backup } : this.#refused(`cannot backup ${quoted(to)}: ${why}`);
  }

  #refused(message: string): Clearance {
    this.#call.complain(message);
    return "refused";
  }

  #isKept(source: FileFacts, target: FileFacts): boolean {
    if (target.kind === "folder") return false;
    const call = this.#call;
    if (call.line.last("n", "i", "f") === "n") return true;
    const update = call.line.last("u", "update");
    const kind = update === "u" ? "older" : update === undefined ? "all" : call.value("update") || "older";
    return kind.startsWith("none") || (kind === "older" && target.changedMs >= source.changedMs);
  }

  /** A terminal is asked before mv replaces what its user could not write. */
  *#isAgreed(to: string, target: FileFacts): Generator<Wait, boolean, void> {
    const call = this.#call;
    const last = call.line.last("n", "i", "f");
    const isProtected = target.kind !== "link" && call.files.refusal(call.path(to)) === "Permission denied";
    const isMoving = call.name === "mv";
    if (last !== "i" && !(isMoving && last !== "f" && call.process.tty && isProtected)) return true;
    if (!isProtected) return yield* isAgreed(call, `overwrite ${quoted(to)}`);
    const mode = [target.mode.toString(8).padStart(4, "0"), modeText(target).slice(1)] as const;
    return yield* isAgreed(
      call,
      isMoving || call.has("f")
        ? `replace ${quoted(to)}, overriding mode ${mode[0]} (${mode[1]})`
        : `unwritable ${quoted(to)} (mode ${mode[0]}, ${mode[1]}); try anyway`,
    );
  }
}

/** Where a name itself lies, with the links above it followed. */
export function ownPath(call: Call, path: string): string {
  const plain = path.replace(/\/+$/, "") || "/";
  const at = plain.lastIndexOf("/");
  const name = plain.slice(at + 1);
  if (name === "." || name === "..") return attempt(() => call.files.realPath(plain)) ?? plain;
  const folder = attempt(() => call.files.realPath(plain.slice(0, at) || "/"));
  return folder === undefined ? plain : `${folder === "/" ? "" : folder}/${name}`;
}

/** Two names of one file. `follow`: what links lead to counts. */
export function areSame(call: Call, from: string, to: string, follow: boolean): boolean {
  const { files } = call;
  if (ownPath(call, from) === ownPath(call, to)) return true;
  const [one, other] = [from, to].map((path) => follow ? files.status(path) : files.facts(path));
  if (!one || !other) return false;
  if (follow) {
    const [left, right] = [from, to].map((path) => attempt(() => files.realPath(path)));
    if (left === right) return true;
  }
  return one.kind === "file" && one.links > 1 && one.inode === other.inode && one.size === other.size;
}

/** ` (backup: 'b~')` */
export function backupWords({ backup }: { backup?: string }): string {
  return backup === undefined ? "" : ` (backup: ${quoted(backup)})`;
}
