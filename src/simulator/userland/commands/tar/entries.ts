/** What tar puts into an archive. */
import { bytesOf } from "../../../host/byte_text.ts";
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { TarEntry } from "../../../host/tar_archive.ts";
import type { Call } from "../command.ts";
import { isExcluded, listingLine } from "./members.ts";

/** The entries of files and of folders with all that they hold. `archive`: the file that they are for. */
export function entriesOf(
  call: Call,
  folder: string,
  names: readonly string[],
  archive: string | undefined,
): TarEntry[] {
  const collector = new Collector(call, folder, archive);
  for (const name of names) collector.add(name.replace(/(?<=.)\/+$/, ""));
  return collector.entries;
}

class Collector {
  readonly entries: TarEntry[] = [];
  readonly #call: Call;
  readonly #folder: string;
  readonly #archive: string | undefined;
  readonly #removed = new Set<string>();
  /** From a file of several names to its first one in the archive. */
  readonly #names = new Map<number, string>();

  constructor(call: Call, folder: string, archive: string | undefined) {
    this.#call = call;
    this.#folder = folder;
    this.#archive = archive;
  }

  add(name: string): void {
    const call = this.#call;
    const { files } = call;
    if (isExcluded(call, name)) return;
    const path = name.startsWith("/") ? name : `${this.#folder === "/" ? "" : this.#folder}/${name}`;
    const facts = call.has("h") ? files.status(path) : files.facts(path);
    if (!facts) {
      const why = refusalOf(() => files.nodeAt(path)) ?? "No such file or directory";
      call.complain(`${name}: Cannot stat: ${why}`, 2);
    } else if (path === this.#archive || files.realPath(this.#archive ?? "/") === path) {
      call.process.err(`tar: ${name}: file is the archive; not dumped\n`);
    } else if (facts.kind === "folder") this.#folderOf(name, path, facts);
    else this.#file(name, path, facts);
  }

  #folderOf(name: string, path: string, facts: FileFacts): void {
    this.#keep(`${name.replace(/\/+$/, "")}/`, facts, {});
    let names: string[] = [];
    const why = refusalOf(() => names = this.#call.files.listNames(path));
    if (why !== undefined) this.#call.complain(`${name}: Cannot open: ${why}`, 2);
    for (const child of names) this.add(`${name.replace(/\/+$/, "")}/${child}`);
  }

  #file(name: string, path: string, facts: FileFacts): void {
    if (facts.kind === "socket") return void this.#call.process.err(`tar: ${name}: socket ignored\n`);
    const first = facts.links > 1 ? this.#names.get(facts.inode) : undefined;
    if (first !== undefined) return this.#keep(name, facts, { target: first, special: "name" });
    if (facts.kind === "link") return this.#keep(name, facts, { target: facts.target ?? "" });
    if (facts.kind === "character" || facts.kind === "block" || facts.kind === "pipe") {
      return this.#keep(name, facts, {
        special: facts.kind,
        ...(facts.device ? { device: facts.device } : {}),
      });
    }
    let text = "";
    const why = refusalOf(() => text = this.#call.files.readText(path));
    if (why !== undefined) return void this.#call.complain(`${name}: Cannot open: ${why}`, 2);
    if (facts.links > 1) this.#names.set(facts.inode, this.#plainName(name));
    this.#keep(name, facts, { bytes: bytesOf(text) });
  }

  #keep(name: string, { mode, uid, gid, changedMs }: FileFacts, more: Partial<TarEntry>): void {
    const call = this.#call;
    const entry = {
      name: this.#plainName(name),
      mode,
      uid,
      gid,
      changedMs,
      bytes: new Uint8Array(),
      ...more,
    };
    this.entries.push(entry);
    if (!call.has("v")) return;
    const told = (call.value("f") ?? "-") === "-" ? call.process.err : call.process.out;
    told(call.line.all("v").length > 1 ? listingLine(call, { ...entry, name }) : `${name}\n`);
  }

  /** Names in an archive lead nowhere else than into the folder where it is unpacked. */
  #plainName(name: string): string {
    const removed = /^(?:.*(?:^|\/)\.\.(?:\/|$)|\/+)\/*/.exec(name)?.[0] ?? "";
    if (removed !== "" && !this.#removed.has(removed)) {
      this.#removed.add(removed);
      this.#call.process.err(`tar: Removing leading \`${removed}' from member names\n`);
    }
    return name.slice(removed.length) || "./";
  }
}
