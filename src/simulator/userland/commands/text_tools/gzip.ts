/** gzip(1), gunzip(1) and zcat(1). */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import type { FileFacts } from "../../../host/file_tree.ts";
import { readAll, readLine, type Run, type Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { writesToTerminal } from "../coreutils.ts";
import { headBytes, isPacked, packed, trailerOf, unpacked } from "./gzip_data.ts";

const OPTIONS = {
  "c stdout": "write on standard output, and keep the files",
  "d decompress": "unpack",
  "f force": "replace what is there, and pack links, too",
  "k keep": "keep the files",
  "l list": "tell how large they are, packed and unpacked",
  "n no-name": "without the name and the time of the file",
  "N name": "with them, which is so when it packs",
  "q quiet": "no warnings",
  "r recursive": "what is in folders, too",
  "rsyncable": "does nothing here",
  "S suffix=SUF": "this at the end of the name instead of .gz",
  "synchronous": "does nothing here",
  "t test": "only look whether it can be unpacked",
  "v verbose": "tell what is done",
  "1 fast": "quickly",
  "2": "between 1 and 9",
  "3": "the same",
  "4": "the same",
  "5": "the same",
  "6": "the same; so it is where nothing is said",
  "7": "the same",
  "8": "the same",
  "9 best": "small",
};
const USAGE = ["[OPTION]... [FILE]..."];
const LEVEL = 6;

/** Source: the manual of gzip 1.12. */
export const GZIP: readonly CommandRecord[] = [
  {
    name: "gzip",
    about: "Packs files, or unpacks them",
    usage: USAGE,
    options: OPTIONS,
    run: (call) => new Gzip(call, call.has("d"), call.has("c")).run(),
  },
  {
    name: "gunzip",
    about: "Unpacks files",
    usage: USAGE,
    options: OPTIONS,
    run: (call) => new Gzip(call, true, call.has("c")).run(),
  },
  {
    name: "zcat",
    about: "Writes what is packed in files",
    usage: USAGE,
    options: OPTIONS,
    run: (call) => new Gzip(call, true, true).run(),
  },
];

const SUFFIXES = [".gz", "-gz", ".z", "-z", "_z", ".Z"];
const ARCHIVES: Readonly<Record<string, string>> = { ".tgz": ".tar", ".taz": ".tar" };

class Gzip {
  readonly #call: Call;
  readonly #unpacks: boolean;
  readonly #toOutput: boolean;
  #status = 0;
  #hasHead = false;

  constructor(call: Call, unpacks: boolean, toOutput: boolean) {
    this.#call = call;
    this.#unpacks = unpacks || call.has("t", "l");
    this.#toOutput = toOutput;
  }

  *run(): Run {
    for (const name of this.#call.operands.length > 0 ? this.#call.operands : ["-"]) {
      if (name === "-") yield* this.#stream();
      else yield* this.#named(name);
    }
    return this.#status;
  }

  *#stream(): Generator<Wait, void, void> {
    const call = this.#call;
    if (!this.#unpacks && writesToTerminal(call.process) && !call.has("f")) {
      return this.#fail(
        "compressed data not written to a terminal. Use -f to force compression.\nFor help, type: gzip -h",
      );
    }
    const text = yield* readAll(call.process);
    const result = this.#changed("stdin", bytesOf(text));
    if (result && !call.has("t", "l")) call.out(textOf(result));
  }

  *#named(given: string): Generator<Wait, void, void> {
    const { files } = this.#call;
    const name = this.#unpacks && !files.facts(this.#call.path(given)) && !this.#bareName(given)
      ? `${given}${this.#call.value("S") ?? ".gz"}`
      : given;
    const path = this.#call.path(name);
    const facts = this.#toOutput || this.#call.has("f") ? files.status(path) : files.facts(path);
    if (!facts) {
      return this.#fail(`${name}: ${refusalOf(() => files.nodeAt(path)) ?? "No such file or directory"}`);
    }
    if (facts.kind === "folder") {
      if (!this.#call.has("r")) return this.#warn(`${name} is a directory -- ignored`);
      for (const child of files.list(path)) yield* this.#named(`${name.replace(/\/+$/, "")}/${child}`);
      return;
    }
    if (facts.kind === "link") return this.#fail(`${name}: Too many levels of symbolic links`);
    if (facts.kind !== "file") return this.#warn(`${name} is not a directory or a regular file - ignored`);
    yield* this.#file(name, path, facts);
  }

  *#file(name: string, path: string, facts: FileFacts): Generator<Wait, void, void> {
    const call = this.#call;
    const isRead = this.#toOutput || call.has("t", "l");
    const target = this.#unpacks ? this.#bareName(name) : `${name}${call.value("S") ?? ".gz"}`;
    if (!isRead) {
      if (target === undefined) return this.#warn(`${name}: unknown suffix -- ignored`);
      const suffix = this.#unpacks ? undefined : SUFFIXES.find((one) => name.endsWith(one));
      if (suffix !== undefined) return this.#warn(`${name} already has ${suffix} suffix -- unchanged`);
      const others = facts.links - 1;
      if (others > 0 && !call.has("f", "k")) {
        return this.#warn(`${name} has ${others} other link${others === 1 ? "" : "s"} -- file ignored`);
      }
    }
    let text = "";
    const why = refusalOf(() => text = call.files.readText(path));
    if (why !== undefined) return this.#fail(`${name}: ${why}`);
    const bytes = bytesOf(text);
    if (call.has("l")) return this.#list(name, target ?? name, bytes);
    const result = this.#changed(name, bytes, facts);
    if (!result) return;
    if (call.has("t")) return call.has("v") ? call.process.err(`${name}:\t OK\n`) : undefined;
    if (this.#toOutput) return call.out(textOf(result));
    yield* this.#write({ name, path, facts, target: target!, bytes, result });
  }

  *#write(change: {
    name: string;
    path: string;
    facts: FileFacts;
    target: string;
    bytes: Uint8Array;
    result: Uint8Array;
  }): Generator<Wait, void, void> {
    const call = this.#call;
    const { name, target, facts } = change;
    const path = call.path(target);
    if (call.files.facts(path) && !call.has("f") && !(yield* this.#isAgreed(target))) {
      return this.#warn(`${target} already exists;\tnot overwritten`);
    }
    const why = refusalOf(() => {
      if (!call.files.exists(path)) call.files.makeNode(path, "file", 0o666);
      call.files.write(path, textOf(change.result), facts.mode);
      call.files.change(path, { changedMs: facts.changedMs });
    });
    if (why !== undefined) return this.#fail(`${target}: ${why}`);
    if (!call.has("k")) call.files.unlink(change.path);
    if (!call.has("v")) return;
    const [packedBytes, plain] = this.#unpacks
      ? [change.bytes, change.result]
      : [change.result, change.bytes];
    const verb = call.has("k") ? "created" : "replaced with";
    call.process.err(`${name}:\t${ratio(packedBytes, plain.length)} -- ${verb} ${target}\n`);
  }

  /** Only a terminal is asked. */
  *#isAgreed(target: string): Generator<Wait, boolean, void> {
    const { process } = this.#call;
    if (!process.tty) return false;
    process.err(`gzip: ${target} already exists; do you wish to overwrite (y or n)? `);
    return /^[yY]/.test((yield* readLine(process)) ?? "");
  }

  #changed(name: string, bytes: Uint8Array, facts?: FileFacts): Uint8Array | undefined {
    const call = this.#call;
    if (!this.#unpacks) {
      const level = Number(call.line.last("1", "2", "3", "4", "5", "6", "7", "8", "9") ?? LEVEL);
      const own = facts && !call.has("n")
        ? { name: name.split("/").at(-1)!, changedMs: facts.changedMs }
        : {};
      return packed(bytes, { level, ...own });
    }
    if (this.#toOutput && call.has("f") && !isPacked(bytes)) return bytes;
    const result = unpacked(bytes);
    if (result.problem === undefined) return result.bytes;
    if ((!facts || this.#toOutput) && !call.has("t")) call.out(textOf(result.bytes));
    call.process.err("\n");
    this.#fail(`${name}: ${result.problem}`);
    return undefined;
  }

  #list(name: string, target: string, bytes: Uint8Array): void {
    if (!isPacked(bytes)) {
      this.#call.process.err("\n");
      return this.#fail(`${name}: not in gzip format`);
    }
    if (!this.#hasHead) this.#call.out("         compressed        uncompressed  ratio uncompressed_name\n");
    this.#hasHead = true;
    const { size } = trailerOf(bytes);
    const numbers = [bytes.length, size].map((number) => String(number).padStart(19)).join(" ");
    this.#call.out(`${numbers} ${ratio(bytes, size)} ${target}\n`);
  }

  /** The name without what says that it is packed; undefined: nothing does. */
  #bareName(name: string): string | undefined {
    const own = this.#call.value("S");
    for (const [suffix, instead] of Object.entries(ARCHIVES)) {
      if (name.endsWith(suffix)) return name.slice(0, -suffix.length) + instead;
    }
    const suffix = [...(own === undefined ? [] : [own]), ...SUFFIXES].find((one) => name.endsWith(one));
    return suffix === undefined || suffix === name ? undefined : name.slice(0, -suffix.length);
  }

  #warn(message: string): void {
    if (!this.#call.has("q")) this.#call.process.err(`gzip: ${message}\n`);
    if (this.#status === 0) this.#status = 2;
  }

  #fail(message: string): void {
    this.#call.process.err(`gzip: ${message}\n`);
    this.#status = 1;
  }
}

/** ` 53.0%`: what is saved, without head and trailer. */
function ratio(bytes: Uint8Array, size: number): string {
  const body = bytes.length - headBytes(bytes) - 8;
  const share = size === 0 ? 0 : (size - body) / size * 100;
  return `${share.toFixed(1).padStart(5)}%`;
}
