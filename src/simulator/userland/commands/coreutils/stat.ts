/** `stat` and `du` of coreutils. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { groupName, userName } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { diskBytes, fullTime, humanSize, kindName, modeText } from "./file_facts_text.ts";
import { quoted } from "./shell_quoting.ts";

export const stat: CommandRecord = {
  name: "stat",
  about: "Tells all that is known of files",
  usage: ["[OPTION]... FILE..."],
  options: {
    "L dereference": "what links lead to",
    "f file-system": "of the file system instead",
    "c format=FORMAT": "in this form: %n name, %s size, %a %A rights, %u %U owner, %F kind, %y changed",
    "printf=FORMAT": "the same without newlines, with escapes",
    "t terse": "in one line",
  },
  run(call) {
    if (call.operands.length === 0) return call.misused("missing operand");
    for (const name of call.operands) {
      const path = call.path(name);
      const facts = call.has("L") ? call.files.status(path) : call.files.facts(path);
      if (!facts) {
        const why = refusalOf(() => call.files.nodeAt(path)) ?? "No such file or directory";
        call.complain(`cannot statx ${quoted(name)}: ${why}`);
        continue;
      }
      const format = call.value("c");
      const printed = call.value("printf");
      if (printed !== undefined) call.out(filled(call, unescaped(printed), name, facts));
      else if (format !== undefined) call.out(filled(call, format, name, facts) + "\n");
      else call.out(filled(call, facts.device ? DEVICE_FORMAT : FORMAT, name, facts) + "\n");
    }
    return call.status;
  },
};

const FORMAT = "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n" +
  "Device: 0,50\tInode: %-11i Links: %h\n" +
  "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n" +
  "Access: %x\nModify: %y\nChange: %z\n Birth: -";
const DEVICE_FORMAT = FORMAT.replace("Links: %h", "Links: %-5h Device type: %t,%T");

function filled(call: Call, format: string, name: string, facts: FileFacts): string {
  const { files } = call;
  const device = facts.device ?? [0, 0];
  const values: Readonly<Record<string, string>> = {
    n: name,
    N: facts.target === undefined ? name : `${name} -> ${facts.target}`,
    s: String(facts.size),
    b: String(diskBytes(facts) / 512),
    B: "512",
    o: "4096",
    F: kindName(facts),
    i: String(facts.inode),
    h: String(facts.links),
    a: facts.mode.toString(8),
    A: modeText(facts),
    f: facts.mode.toString(16),
    u: String(facts.uid),
    U: userName(files, facts.uid),
    g: String(facts.gid),
    G: groupName(files, facts.gid),
    x: fullTime(facts.changedMs),
    y: fullTime(facts.changedMs),
    z: fullTime(facts.statusMs),
    X: String(Math.floor(facts.changedMs / 1000)),
    Y: String(Math.floor(facts.changedMs / 1000)),
    Z: String(Math.floor(facts.statusMs / 1000)),
    w: "-",
    W: "0",
    d: "50",
    D: "32",
    m: "/",
    t: device[0].toString(16),
    T: device[1].toString(16),
  };
  return format.replace(/%(-?)(0?)(\d*)(?:\.\d+)?([a-zA-Z%])/g, (all, left, zero, width, key: string) => {
    if (key === "%") return "%";
    const value = values[key];
    if (value === undefined) return all;
    return left ? value.padEnd(Number(width)) : value.padStart(Number(width), zero ? "0" : " ");
  });
}

function unescaped(text: string): string {
  return text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
}

export const du: CommandRecord = {
  name: "du",
  about: "Tells how much space folders take on the disk",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a all": "files, too",
    "b bytes": "bytes of content instead of space",
    "c total": "with a total",
    "d max-depth=NUM": "folders so deep at most",
    "h human-readable": "sizes such as 1.2K",
    "k": "in kibibytes",
    "m": "in mebibytes",
    "s summarize": "only a sum for each",
    "x one-file-system": "not into other file systems",
  },
  run(call) {
    let total = 0;
    for (const name of call.operands.length > 0 ? call.operands : ["."]) {
      if (!call.files.facts(call.path(name))) {
        call.complain(`cannot access ${quoted(name)}: No such file or directory`);
      } else total += measured(call, name, call.path(name), 0);
    }
    if (call.has("c")) call.out(`${spaceText(call, total)}\ttotal\n`);
    return call.status;
  },
};

/** What it takes with all that it holds; deeper ones are told first. */
function measured(call: Call, name: string, path: string, depth: number): number {
  const facts = call.files.facts(path);
  if (!facts) return 0;
  let bytes = call.has("b") ? facts.size : diskBytes(facts);
  const deepest = call.has("s") ? 0 : Number(call.value("d") ?? Infinity);
  if (facts.kind === "folder") {
    let names: string[] = [];
    const why = refusalOf(() => names = call.files.listNames(path));
    if (why !== undefined) call.complain(`cannot read directory ${quoted(name)}: ${why}`);
    for (const child of names) {
      const inner = `${name === "/" ? "" : name.replace(/\/$/, "")}/${child}`;
      bytes += measured(call, inner, `${path === "/" ? "" : path}/${child}`, depth + 1);
    }
  }
  const isShown = depth === 0 || (depth <= deepest && (facts.kind === "folder" || call.has("a")));
  if (isShown) call.out(`${spaceText(call, bytes)}\t${name}\n`);
  return bytes;
}

function spaceText(call: Call, bytes: number): string {
  if (call.has("h")) return humanSize(bytes);
  if (call.has("b")) return String(bytes);
  return String(Math.ceil(bytes / (call.has("m") ? 1024 ** 2 : 1024)));
}
