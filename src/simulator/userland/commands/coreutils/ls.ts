/** `ls` of coreutils. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { groupName, userName } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { inColumns } from "./columns_text.ts";
import { diskBytes, fullTime, humanSize, listedTime, modeText } from "./file_facts_text.ts";
import { quoted, quotedForShell } from "./shell_quoting.ts";
import { compareVersions } from "./version_order.ts";

export const ls: CommandRecord = {
  name: "ls",
  about: "Lists what is in folders, the current one where none is named",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a all": "show names that begin with a dot, too",
    "A almost-all": "the same without . and ..",
    "B ignore-backups": "leave out names that end with ~",
    "C": "in columns",
    "color[=WHEN]": "in colours: always, auto, never",
    "d directory": "folders themselves, not what is in them",
    "F classify[=WHEN]": "a sign behind each name: / * @ | =",
    "full-time": "long format with the whole time",
    "g": "long format without owner",
    "G no-group": "long format without group",
    "group-directories-first": "folders before files",
    "h human-readable": "sizes such as 1.2K, with -l and -s",
    "i inode": "with inode numbers",
    "I ignore=PATTERN": "leave out names that match",
    "l": "long format: rights, links, owner, group, size, time",
    "L dereference": "what links lead to",
    "m": "separated by commas",
    "n numeric-uid-gid": "long format with numbers of users and groups",
    "N literal": "names without quotes",
    "o": "long format without group",
    "p": "a / behind folders",
    "Q quote-name": "names in double quotes",
    "r reverse": "the other way round",
    "R recursive": "folders within folders, too",
    "s size": "with what each takes on the disk",
    "S": "the largest first",
    "sort=WORD": "by name, size, time, extension or none",
    "t": "the newest first",
    "time-style=STYLE": "how times look: full-iso, long-iso, iso",
    "U": "in no order",
    "v": "numbers within names by their value",
    "w width=COLS": "so many columns",
    "x": "in columns",
    "X": "by extension",
    "Z context": "with the security context",
    "1": "one name a line",
  },
  usageCode: 2,
  run: (call) => list(call),
};

interface Entry {
  name: string;
  path: string;
  facts: FileFacts;
}

function list(call: Call): number {
  const names = call.operands.length > 0 ? call.operands : ["."];
  const [files, folders]: [Entry[], Entry[]] = [[], []];
  for (const name of names) {
    const entry = entryAt(call, name, call.path(name));
    if (!entry) continue;
    (isOpened(call, entry) ? folders : files).push(entry);
  }
  show(call, sorted(call, files), false);
  const isTitled = names.length > 1 || call.has("R");
  let isFirst = files.length === 0;
  const pending = sorted(call, folders);
  while (pending.length > 0) {
    const folder = pending.shift()!;
    const entries = entriesOf(call, folder);
    if (!entries) continue;
    if (isTitled) call.out(`${isFirst ? "" : "\n"}${titleOf(call, folder.name)}:\n`);
    isFirst = false;
    show(call, entries, true);
    if (!call.has("R")) continue;
    const below = entries.filter(({ name, facts }) =>
      facts.kind === "folder" && name !== "." && name !== ".."
    );
    pending.unshift(
      ...below.map((entry) => ({ ...entry, name: `${folder.name.replace(/\/$/, "")}/${entry.name}` })),
    );
  }
  return call.status;
}

function entryAt(call: Call, name: string, path: string): Entry | undefined {
  const facts = call.has("L") ? call.files.status(path) : call.files.facts(path);
  if (facts) return { name, path, facts };
  const why = call.files.refusalTo("list", path) ?? "No such file or directory";
  call.complain(`cannot access ${quoted(name)}: ${why}`, 2);
  return undefined;
}

/** A folder is opened; a link to one, too, unless the link itself is to be described. */
function isOpened(call: Call, { name, path, facts }: Entry): boolean {
  if (call.has("d")) return false;
  if (facts.kind === "folder") return true;
  const isItself = call.has("l", "F", "g", "o", "n") && !name.endsWith("/");
  return facts.kind === "link" && !isItself && call.files.isFolder(path);
}

function entriesOf(call: Call, folder: Entry): Entry[] | undefined {
  const { files } = call;
  let names: string[] = [];
  const why = refusalOf(() => names = files.listNames(folder.path));
  if (why !== undefined) {
    call.complain(
      `cannot open directory ${quoted(folder.name)}: ${why}`,
      folder.name === call.operands[0] ? 2 : 1,
    );
    return undefined;
  }
  const last = call.line.last("a", "A");
  const ignored = call.line.values("I").map(patternOf);
  const kept = names.filter((name) =>
    (last !== undefined || !name.startsWith(".")) && !(call.has("B") && name.endsWith("~")) &&
    !ignored.some((pattern) => pattern.test(name))
  );
  const prefix = folder.path === "/" ? "" : folder.path;
  const entries = (last === "a" ? [".", "..", ...kept] : kept).flatMap((name) => {
    const path = `${prefix}/${name}`;
    const facts = call.has("L") ? files.status(path) : files.facts(path);
    return facts ? [{ name, path, facts }] : [];
  });
  return sorted(call, entries);
}

const SORTS: Readonly<Record<string, string>> = {
  size: "S",
  time: "t",
  extension: "X",
  none: "U",
  version: "v",
};

function patternOf(pattern: string): RegExp {
  const source = pattern.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}

function sorted(call: Call, entries: Entry[]): Entry[] {
  const key = ownEntry(SORTS, call.value("sort") ?? "") ?? call.line.last("S", "t", "X", "U", "v");
  const byName = (a: Entry, b: Entry) => a.name < b.name ? -1 : Number(a.name > b.name);
  const extension = ({ name }: Entry) => name.includes(".", 1) ? name.slice(name.lastIndexOf(".")) : "";
  const compare = key === "S"
    ? (a: Entry, b: Entry) => b.facts.size - a.facts.size || byName(a, b)
    : key === "t"
    ? (a: Entry, b: Entry) => b.facts.changedMs - a.facts.changedMs || byName(a, b)
    : key === "X"
    ? (a: Entry, b: Entry) =>
      extension(a) < extension(b) ? -1 : Number(extension(a) > extension(b)) || byName(a, b)
    : key === "v"
    ? (a: Entry, b: Entry) => compareVersions(a.name, b.name)
    : byName;
  const ordered = key === "U" ? entries : [...entries].sort(compare);
  if (call.has("r")) ordered.reverse();
  if (!call.has("group-directories-first")) return ordered;
  return [...ordered].sort((a, b) => Number(b.facts.kind === "folder") - Number(a.facts.kind === "folder"));
}

/** Without -l names are in columns on a terminal, and one a line elsewhere. */
function show(call: Call, entries: readonly Entry[], isFolder: boolean): void {
  const isLong = call.has("l", "g", "o", "n", "full-time");
  if (isFolder && (isLong || call.has("s"))) call.out(`total ${blocksText(call, entries)}\n`);
  if (entries.length === 0) return;
  const shown = shownNames(call, entries);
  if (isLong) return longLines(call, entries, shown);
  const { columns, terminal } = widthOf(call);
  const style = call.line.last("C", "x", "m", "1") ?? (terminal ? "C" : "1");
  const sizes = entries.map(({ facts }) => sizeText(call, diskBytes(facts) / 1024, diskBytes(facts)));
  const [most, inodes] = [
    Math.max(...sizes.map((text) => text.length)),
    Math.max(...entries.map(({ facts }) => String(facts.inode).length)),
  ];
  const cells = entries.map(({ facts }, at) => {
    const inode = call.has("i") ? `${String(facts.inode).padStart(inodes)} ` : "";
    const front = inode + (call.has("s") ? `${sizes[at]!.padStart(most)} ` : "");
    return { text: front + shown[at]!.text, width: front.length + shown[at]!.width };
  });
  const texts = cells.map(({ text }) => text);
  const lines = style === "1"
    ? texts
    : style === "m"
    ? [texts.join(", ")]
    : inColumns(texts, cells.map(({ width }) => width), columns);
  call.out(lines.map((line) => line + "\n").join(""));
}

function widthOf(call: Call): { columns: number; terminal: boolean } {
  const terminal = call.process.task?.descriptors.get(1)?.terminal;
  const given = call.value("w");
  const columns = given === undefined ? terminal?.size.columns ?? 80 : Number(given) || Infinity;
  return { columns, terminal: terminal !== undefined };
}

/** Quoted on terminals; where one name has quotes the others stand a blank further right. */
function shownNames(call: Call, entries: readonly Entry[]): { text: string; width: number }[] {
  const { terminal } = widthOf(call);
  const quote = call.has("Q")
    ? (name: string) => JSON.stringify(name)
    : call.has("N") || !terminal
    ? plain
    : quotedForShell;
  const names = entries.map(({ name }) => quote(name));
  const isAligned = quote === quotedForShell && names.some((name, at) => name !== entries[at]!.name);
  const when = call.has("color") ? call.value("color") || "always" : "never";
  const isColoured = when === "always" || (when === "auto" && terminal);
  return entries.map(({ facts, path }, at) => {
    const name = names[at]!;
    const front = isAligned && name === entries[at]!.name ? " " : "";
    const sign = signOf(call, facts);
    const colour = isColoured ? colourOf(call, facts, path) : undefined;
    return {
      text: front + (colour ? `\x1b[0m\x1b[${colour}m${name}\x1b[0m` : name) + sign,
      width: (front + name + sign).length,
    };
  });
}

/** What is not to be shown is a question mark on terminals; files keep what they have. */
const plain = (name: string): string => name;

function titleOf(call: Call, name: string): string {
  return widthOf(call).terminal && !call.has("N") ? quotedForShell(name) : name;
}

function signOf(call: Call, { kind, mode }: FileFacts): string {
  if (call.has("p") && kind === "folder") return "/";
  if (!call.has("F")) return "";
  if (kind === "file") return mode & 0o111 ? "*" : "";
  return { folder: "/", link: "@", pipe: "|", socket: "=", character: "", block: "" }[kind];
}

function colourOf(call: Call, { kind, mode }: FileFacts, path: string): string | undefined {
  if (kind === "folder") return (mode & 0o1002) === 0o1002 ? "30;42" : "01;34";
  if (kind === "link") return call.files.exists(path) ? "01;36" : "40;31;01";
  if (kind === "file") return mode & 0o4000 ? "37;41" : mode & 0o111 ? "01;32" : undefined;
  return { pipe: "40;33", socket: "01;35", character: "40;33;01", block: "40;33;01" }[kind];
}

function blocksText(call: Call, entries: readonly Entry[]): string {
  const bytes = entries.reduce((sum, { facts }) => sum + diskBytes(facts), 0);
  return sizeText(call, bytes / 1024, bytes);
}

function sizeText(call: Call, plainSize: number, bytes: number): string {
  return call.has("h") ? humanSize(bytes) : String(plainSize);
}

function longLines(call: Call, entries: readonly Entry[], shown: readonly { text: string }[]): void {
  const { files } = call;
  const isNumeric = call.has("n");
  const now = call.process.machine.now();
  const rows = entries.map(({ facts, path }) => [
    ...call.has("i") ? [String(facts.inode)] : [],
    ...call.has("s") ? [sizeText(call, diskBytes(facts) / 1024, diskBytes(facts))] : [],
    modeText(facts),
    String(facts.links),
    ...call.has("g") ? [] : [isNumeric ? String(facts.uid) : userName(files, facts.uid)],
    ...call.has("G", "o") ? [] : [isNumeric ? String(facts.gid) : groupName(files, facts.gid)],
    facts.device ? facts.device.join(", ") : sizeText(call, facts.size, facts.size),
    timeText(call, facts.changedMs, now),
    facts.target === undefined ? "" : ` -> ${call.files.facts(path)?.target ?? facts.target}`,
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const names = (call.has("g") ? 0 : 1) + (call.has("G", "o") ? 0 : 1);
  const firstName = widths.length - 3 - names;
  rows.forEach((row, at) => {
    const cells = row.slice(0, -1).map((cell, column) =>
      column >= firstName && column < firstName + names
        ? cell.padEnd(widths[column]!)
        : cell.padStart(widths[column]!)
    );
    call.out(`${cells.join(" ")} ${shown[at]!.text}${row.at(-1)}\n`);
  });
}

function timeText(call: Call, ms: number, now: number): string {
  const style = call.has("full-time") ? "full-iso" : call.value("time-style");
  if (style === "full-iso") return fullTime(ms);
  if (style === "long-iso") return fullTime(ms).slice(0, 16);
  return listedTime(ms, now);
}
