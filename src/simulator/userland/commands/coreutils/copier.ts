/** Copies files, links, devices and folders with all that they hold: what cp does, and mv between file systems. */
import type { FileFacts } from "../../../host/file_tree.ts";
import type { Wait } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call } from "../command.ts";
import { nameIn, type Transfer } from "./destination.ts";
import { areSame, backupWords, ownPath, type Replacing } from "./replacing.ts";
import { quoted } from "./shell_quoting.ts";

export interface CopySettings {
  isDeep: boolean;
  /** Links are followed: all, those that were named, none. */
  follow: "all" | "named" | "none";
  keeps: ReadonlySet<Kept>;
  makes: "copies" | "links" | "names";
  /** A file that cannot be opened is removed first. */
  isForced: boolean;
  /** A file that is there is always removed first. */
  removesFirst: boolean;
  /** Rights and times without content. */
  isWithoutContent: boolean;
  /** What it tells is told as mv does. */
  isMove: boolean;
}

export type Kept = "mode" | "ownership" | "timestamps" | "links";

interface Item extends Transfer {
  isNamed: boolean;
  top: Transfer;
}

export class Copier {
  readonly #call: Call;
  readonly #settings: CopySettings;
  readonly #replacing: Replacing;
  /** The folders that this run has made for those that were named, to find them among what is to be copied. */
  readonly #made = new Set<string>();
  readonly #named = new Set<string>();
  /** From a file of several names to its first copy. */
  readonly #copies = new Map<number, string>();

  constructor(call: Call, settings: CopySettings, replacing: Replacing) {
    this.#call = call;
    this.#settings = settings;
    this.#replacing = replacing;
  }

  /** Copies what was named on the command line; false, and complained of, where not all could be. */
  *copy(transfer: Transfer): Generator<Wait, boolean, void> {
    return yield* this.#item({ ...transfer, isNamed: true, top: transfer });
  }

  *#item(item: Item): Generator<Wait, boolean, void> {
    const { from, to } = item;
    const [call, { files }] = [this.#call, this.#call];
    const follows = this.#settings.follow === "all" || (this.#settings.follow === "named" && item.isNamed);
    const source = follows ? files.status(call.path(from)) : files.facts(call.path(from));
    if (!source) return this.#fail(`cannot stat ${quoted(from)}: ${whyNot(call, from)}`);
    const isFolder = source.kind === "folder";
    if (isFolder && !this.#settings.isDeep) {
      return this.#fail(`-r not specified; omitting directory ${quoted(from)}`);
    }
    if (item.isNamed && this.#isRepeated(from, isFolder)) return true;
    if (isFolder && this.#made.has(attempt(() => files.realPath(call.path(from))) ?? "")) {
      const { from: one, to: other } = item.top;
      return this.#fail(`cannot copy a directory, ${quoted(one)}, into itself, ${quoted(other)}`);
    }
    const isLinking = this.#settings.makes !== "copies";
    const path = call.path(to);
    const target = !follows || isLinking ? files.facts(path) : files.status(path) ?? undefined;
    if (!target && to.endsWith("/") && files.facts(call.path(to.replace(/\/+$/, "")))) {
      return this.#fail(`cannot stat ${quoted(to)}: Not a directory`);
    }
    const above = target ? undefined : refusalOf(() => files.nodeAt(path));
    if (above === "Not a directory") return this.#fail(`cannot stat ${quoted(to)}: ${above}`);
    if (target && areSame(call, call.path(from), path, follows)) {
      if (this.#settings.makes === "names" && ownPath(call, call.path(from)) !== ownPath(call, path)) {
        return true;
      }
      return this.#fail(`${quoted(from)} and ${quoted(to)} are the same file`);
    }
    const clearance = yield* this.#replacing.clear(item, source, target);
    if (typeof clearance === "string") return clearance === "skipped";
    const there = clearance.backup === undefined ? target : undefined;
    if (isFolder) return yield* this.#folder(item, source, there);
    if (this.#settings.removesFirst && there) this.#remove(to);
    const verb = this.#settings.isMove ? "copied " : "";
    if (call.has("v")) call.out(`${verb}${quoted(from)} -> ${quoted(to)}${backupWords(clearance)}\n`);
    return this.#file(item, source);
  }

  *#folder(item: Item, source: FileFacts, target: FileFacts | undefined): Generator<Wait, boolean, void> {
    const { from, to } = item;
    const [call, { files }] = [this.#call, this.#call];
    const path = call.path(to).replace(/\/+$/, "");
    if (!target) {
      const why = refusalOf(() => files.makeNode(path, "folder", source.mode & 0o777 | 0o700));
      if (why !== undefined) return this.#fail(`cannot create directory ${quoted(to)}: ${why}`);
      const told = this.#settings.isMove
        ? `created directory ${quoted(to)}`
        : `${quoted(from)} -> ${quoted(to)}`;
      if (call.has("v")) call.out(`${told}\n`);
    }
    if (item.isNamed) this.#made.add(attempt(() => files.realPath(path)) ?? path);
    let names: string[] = [];
    const why = refusalOf(() => names = files.listNames(call.path(from)));
    let isWhole = why === undefined || this.#fail(`cannot access ${quoted(from)}: ${why}`);
    for (const name of names) {
      const child = { from: nameIn(from, name), to: nameIn(to, name), isNamed: false, top: item.top };
      isWhole = (yield* this.#item(child)) && isWhole;
    }
    if (!target || this.#settings.keeps.size > 0) this.#keep(to, source, !target);
    return isWhole;
  }

  #file(item: Item, source: FileFacts): boolean {
    const { from, to } = item;
    const [{ files }, path] = [this.#call, this.#call.path(item.to)];
    if (this.#settings.makes === "links") return this.#link(to, this.#linkText(from, to));
    if (this.#settings.makes === "names") return this.#name(from, to);
    const first = source.links > 1 && this.#settings.keeps.has("links")
      ? this.#copies.get(source.inode)
      : undefined;
    if (first !== undefined) return this.#name(first, to);
    if (source.links > 1) this.#copies.set(source.inode, to);
    if (source.kind === "link") {
      if (!this.#link(to, source.target ?? "")) return false;
    } else if (source.kind !== "file" && this.#settings.isDeep) {
      const kind = source.kind as "character" | "block" | "pipe" | "socket";
      if (files.facts(path)) this.#remove(to);
      const why = refusalOf(() => files.makeNode(path, kind, source.mode, source.device));
      if (why !== undefined) return this.#fail(`cannot create special file ${quoted(to)}: ${why}`);
    } else if (!this.#content(from, to, source)) return false;
    this.#keep(to, source, false);
    return true;
  }

  #content(from: string, to: string, source: FileFacts): boolean {
    const [call, { files }, path] = [this.#call, this.#call, this.#call.path(to)];
    let text = "";
    const unread = refusalOf(() => text = files.readText(call.path(from)));
    if (unread !== undefined) return this.#fail(`cannot open ${quoted(from)} for reading: ${unread}`);
    if (files.facts(path)?.kind === "link" && !files.exists(path)) {
      return this.#fail(`not writing through dangling symlink ${quoted(to)}`);
    }
    const write = () => {
      if (to.endsWith("/") && !files.exists(path)) {
        const why = refusalOf(() => files.listNames(path.replace(/\/+$/, "")));
        return why === "No such file or directory" ? "Not a directory" : why;
      }
      return refusalOf(() => {
        if (!files.exists(path)) files.makeNode(path, "file", source.mode & 0o777);
        else if (files.refusal(path) !== undefined) files.write(path, "");
        if (!this.#settings.isWithoutContent) files.write(path, text);
      });
    };
    let why = write();
    if (why !== undefined && this.#settings.isForced && files.exists(path) && this.#remove(to)) why = write();
    return why === undefined || this.#fail(`cannot create regular file ${quoted(to)}: ${why}`);
  }

  /** What a link tells has to be right from where it lies. */
  #linkText(from: string, to: string): string | undefined {
    const call = this.#call;
    const folder = ownPath(call, call.path(to)).replace(/\/[^/]*$/, "") || "/";
    return from.startsWith("/") || folder === attempt(() => call.files.realPath(call.process.cwd))
      ? from
      : undefined;
  }

  #link(to: string, text: string | undefined): boolean {
    if (text === undefined) {
      return this.#fail(`${to}: can make relative symbolic links only in current directory`);
    }
    const [{ files }, path] = [this.#call, this.#call.path(to)];
    if (files.facts(path) && (this.#settings.makes === "copies" || this.#settings.isForced)) this.#remove(to);
    const why = refusalOf(() => files.makeLink(path, text));
    return why === undefined || this.#fail(`cannot create symbolic link ${quoted(to)}: ${why}`);
  }

  #name(from: string, to: string): boolean {
    const [call, { files }] = [this.#call, this.#call];
    if (files.facts(call.path(to)) && this.#settings.isForced) this.#remove(to);
    const why = refusalOf(() => files.makeName(call.path(to), call.path(from)));
    return why === undefined ||
      this.#fail(`cannot create hard link ${quoted(to)} to ${quoted(from)}: ${why}`);
  }

  #remove(name: string): boolean {
    const why = refusalOf(() => this.#call.files.unlink(this.#call.path(name)));
    if (why !== undefined) return this.#fail(`cannot remove ${quoted(name)}: ${why}`);
    if (this.#call.has("v")) this.#call.out(`removed ${quoted(name)}\n`);
    return true;
  }

  /** Who may not give files away keeps what he can. */
  #keep(to: string, source: FileFacts, isNewFolder: boolean): void {
    if (source.kind === "link") return;
    const [{ files }, path, { keeps }] = [this.#call, this.#call.path(to), this.#settings];
    const { uid, gid, changedMs } = source;
    if (keeps.has("ownership")) refusalOf(() => files.change(path, files.uid === 0 ? { uid, gid } : { gid }));
    if (keeps.has("mode")) refusalOf(() => files.change(path, { mode: source.mode }));
    else if (isNewFolder) refusalOf(() => files.change(path, { mode: source.mode & 0o777 & ~files.umask }));
    if (keeps.has("timestamps")) refusalOf(() => files.change(path, { changedMs }));
  }

  #isRepeated(from: string, isFolder: boolean): boolean {
    const path = ownPath(this.#call, this.#call.path(from));
    const isSeen = this.#named.has(path);
    this.#named.add(path);
    if (isSeen) {
      const kind = isFolder ? "directory" : "file";
      this.#call.process.err(
        `${this.#call.name}: warning: source ${kind} ${quoted(from)} specified more than once\n`,
      );
    }
    return isSeen;
  }

  #fail(message: string): false {
    this.#call.complain(message);
    return false;
  }
}

/** Why nothing is to be seen of a name. */
export function whyNot(call: Call, name: string): string {
  return refusalOf(() => call.files.nodeAt(call.path(name))) ?? "No such file or directory";
}
