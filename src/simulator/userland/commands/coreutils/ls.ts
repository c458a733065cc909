/** `ls` of coreutils. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { UsageError } from "../options.ts";
import { type ListedEntry, showEntries, titleOf } from "./ls_output.ts";
import { LS_OPTIONS, type LsSettings, settingsOf } from "./ls_settings.ts";
import { quoted } from "./shell_quoting.ts";
import { compareVersions } from "./version_order.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const ls: CommandRecord = {
  name: "ls",
  about: "Lists what is in folders, the current one where none is named",
  usage: ["[OPTION]... [FILE]..."],
  options: LS_OPTIONS,
  usageCode: 2,
  run(call) {
    try {
      return list(call, settingsOf(call));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // A number that is none has no hint, and ends on 2; a word that is none on 1.
      if (error.message.includes("\n")) throw error;
      return call.complain(error.message, 2);
    }
  },
};

function list(call: Call, settings: LsSettings): number {
  const names = call.operands.length > 0 ? call.operands : ["."];
  const [files, folders]: [ListedEntry[], ListedEntry[]] = [[], []];
  for (const name of names) {
    const entry = entryAt(call, name);
    if (!entry) continue;
    (isOpened(call, settings, entry) ? folders : files).push(entry);
  }
  showEntries(call, settings, sorted(call, settings, files), false);
  const isTitled = names.length > 1 || call.has("R");
  let isFirst = files.length === 0;
  const pending = sorted(call, settings, folders);
  while (pending.length > 0) {
    const folder = pending.shift()!;
    const found = entriesOf(call, folder);
    if (!found) continue;
    const entries = sorted(call, settings, found);
    if (isTitled) call.out(`${isFirst ? "" : "\n"}${titleOf(settings, folder.name)}:\n`);
    isFirst = false;
    showEntries(call, settings, entries, true);
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

/** What is named on the command line. */
function entryAt(call: Call, name: string): ListedEntry | undefined {
  const path = call.path(name);
  const isFollowed = call.has("L", "H") ||
    (call.has("dereference-command-line-symlink-to-dir") && call.files.isFolder(path));
  const facts = (isFollowed ? call.files.status(path) : undefined) ?? call.files.facts(path);
  if (facts) return { name, path, facts };
  const why = call.files.refusalTo("list", path) ?? "No such file or directory";
  call.complain(`cannot access ${quoted(name)}: ${why}`, 2);
  return undefined;
}

/** A folder is opened; a link to one, too, unless the link itself is to be described. */
function isOpened(call: Call, { style, sign }: LsSettings, { name, path, facts }: ListedEntry): boolean {
  if (call.has("d")) return false;
  if (facts.kind === "folder") return true;
  const isItself = (style === "long" || sign === "classify") && !name.endsWith("/");
  return facts.kind === "link" && !isItself && call.files.isFolder(path);
}

function entriesOf(call: Call, folder: ListedEntry): ListedEntry[] | undefined {
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
  const last = call.line.last("a", "A", "f");
  const ignored = call.line.values("I").map(patternOf);
  const hidden = last === undefined ? call.line.values("hide").map(patternOf) : [];
  const isKept = (name: string) =>
    (last !== undefined || !name.startsWith(".")) && !(call.has("B") && name.endsWith("~")) &&
    ![...ignored, ...hidden].some((pattern) => pattern.test(name));
  const prefix = folder.path === "/" ? "" : folder.path.replace(/\/+$/, "");
  const dots = last === "a" || last === "f" ? [".", ".."] : [];
  return [...dots, ...names].filter(isKept).flatMap((name) => {
    const path = `${prefix}/${name}`;
    const facts = (call.has("L") ? files.status(path) : undefined) ?? files.facts(path);
    return facts ? [{ name, path, facts }] : [];
  });
}

function patternOf(pattern: string): RegExp {
  const source = pattern.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}

type Order = (a: ListedEntry, b: ListedEntry) => number;

function sorted(call: Call, settings: LsSettings, entries: readonly ListedEntry[]): ListedEntry[] {
  const order = orderOf(settings);
  const ordered = order ? [...entries].sort((a, b) => order(a, b) || byName(a, b)) : [...entries];
  if (call.has("r") && order) ordered.reverse();
  if (!call.has("group-directories-first")) return ordered;
  return ordered.sort((a, b) => Number(isFolder(call, b)) - Number(isFolder(call, a)));
}

function isFolder(call: Call, { facts, path }: ListedEntry): boolean {
  return facts.kind === "folder" || (facts.kind === "link" && call.files.isFolder(path));
}

const byName: Order = (a, b) => a.name < b.name ? -1 : Number(a.name > b.name);

/** Undefined: as they lie there. */
function orderOf({ sort, showsStatus }: LsSettings): Order | undefined {
  const time = ({ changedMs, statusMs }: FileFacts) => showsStatus ? statusMs : changedMs;
  const extension = ({ name }: ListedEntry) => name.includes(".", 1) ? name.slice(name.lastIndexOf(".")) : "";
  switch (sort) {
    case "none":
      return undefined;
    case "size":
      return (a, b) => b.facts.size - a.facts.size;
    case "time":
      return (a, b) => time(b.facts) - time(a.facts);
    case "extension":
      return (a, b) => extension(a) < extension(b) ? -1 : Number(extension(a) > extension(b));
    case "version":
      return (a, b) => compareVersions(a.name, b.name);
    case "width":
      return (a, b) => a.name.length - b.name.length;
    case "name":
      return byName;
  }
}
