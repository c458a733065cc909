/** What `ls` prints of files: names in lines or columns, or a line with all that is known of each. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { groupName, userName } from "../account_files.ts";
import type { Call } from "../command.ts";
import { inColumns, withCommas } from "./columns_text.ts";
import { diskBytes, modeText } from "./file_facts_text.ts";
import type { LsSettings } from "./ls_settings.ts";
import { isAligning, shownName } from "./name_quoting.ts";
import { quotedForShell } from "./shell_quoting.ts";

export interface ListedEntry {
  name: string;
  path: string;
  facts: FileFacts;
}

/** `isFolder`: they are what lies in one, and not what was named. */
export function showEntries(
  call: Call,
  settings: LsSettings,
  entries: readonly ListedEntry[],
  isFolder: boolean,
): void {
  const { style, lineEnd } = settings;
  if (isFolder && (style === "long" || call.has("s"))) {
    const bytes = entries.reduce((sum, { facts }) => sum + diskBytes(facts), 0);
    call.out(`total ${settings.blocks(bytes)}${lineEnd}`);
  }
  if (entries.length === 0) return;
  const shown = shownNames(call, settings, entries);
  const lines = style === "long"
    ? longLines(call, settings, entries, shown)
    : shortLines(call, settings, entries, shown);
  call.out(lines.map((line) => line + lineEnd).join(""));
}

/** The name of a folder above what it holds. */
export function titleOf({ quoting, hidesControl }: LsSettings, name: string): string {
  const isColonOdd = quoting !== "literal" && name.includes(":") && quotedForShell(name) === name;
  return isColonOdd ? `'${name}'` : shownName(name, quoting, hidesControl);
}

interface Shown {
  text: string;
  width: number;
}

function shortLines(
  call: Call,
  { style, lineWidth, tab, blocks }: LsSettings,
  entries: readonly ListedEntry[],
  shown: readonly Shown[],
): string[] {
  const sizes = entries.map(({ facts }) => blocks(diskBytes(facts)));
  const inodes = entries.map(({ facts }) => String(facts.inode));
  const isLoose = style === "commas";
  const [sizeWidth, inodeWidth] = [sizes, inodes].map((texts) =>
    isLoose ? 0 : Math.max(...texts.map((text) => text.length))
  );
  const cells = shown.map(({ text, width }, at) => {
    const inode = call.has("i") ? `${inodes[at]!.padStart(inodeWidth!)} ` : "";
    const front = inode + (call.has("s") ? `${sizes[at]!.padStart(sizeWidth!)} ` : "");
    return { text: front + text, width: front.length + width };
  });
  const [texts, widths] = [cells.map(({ text }) => text), cells.map(({ width }) => width)];
  if (style === "single-column") return texts;
  if (style === "commas") return withCommas(texts, widths, lineWidth);
  return inColumns(texts, widths, { lineWidth, tab, isAcross: style === "across" });
}

/** Where one name has quotes the others stand a blank further right. */
function shownNames(call: Call, settings: LsSettings, entries: readonly ListedEntry[]): Shown[] {
  const { quoting, style, hidesControl, isColoured } = settings;
  const names = entries.map(({ name }) => shownName(name, quoting, hidesControl));
  const isBeside = style !== "single-column" && style !== "commas" || call.process.tty;
  const isAligned = isBeside && isAligning(quoting) && names.some((name, at) => name !== entries[at]!.name);
  return entries.map(({ facts, path }, at) => {
    const name = names[at]!;
    const front = isAligned && name === entries[at]!.name ? " " : "";
    const sign = signOf(settings, facts);
    const colour = isColoured ? colourOf(call, facts, path) : undefined;
    return {
      text: front + (colour ? `\x1b[0m\x1b[${colour}m${name}\x1b[0m` : name) + sign,
      width: (front + name + sign).length,
    };
  });
}

function signOf({ sign, style }: LsSettings, { kind, mode }: FileFacts): string {
  if (sign === "none") return "";
  if (kind === "folder") return "/";
  if (sign === "slash") return "";
  if (kind === "file") return sign === "classify" && mode & 0o111 ? "*" : "";
  if (kind === "link") return style === "long" ? "" : "@";
  return { pipe: "|", socket: "=", character: "", block: "" }[kind];
}

function colourOf(call: Call, { kind, mode }: FileFacts, path: string): string | undefined {
  if (kind === "folder") return (mode & 0o1002) === 0o1002 ? "30;42" : "01;34";
  if (kind === "link") return call.files.exists(path) ? "01;36" : "40;31;01";
  if (kind === "file") return mode & 0o4000 ? "37;41" : mode & 0o111 ? "01;32" : undefined;
  return { pipe: "40;33", socket: "01;35", character: "40;33;01", block: "40;33;01" }[kind];
}

function longLines(
  call: Call,
  settings: LsSettings,
  entries: readonly ListedEntry[],
  shown: readonly Shown[],
): string[] {
  const { files } = call;
  const isNumeric = call.has("n");
  const nowMs = call.process.machine.now();
  const names = entries.map(({ facts: { uid, gid } }) => {
    const [user, group] = isNumeric
      ? [String(uid), String(gid)]
      : [userName(files, uid), groupName(files, gid)];
    return [
      ...call.has("g") ? [] : [user],
      ...call.has("G", "o") ? [] : [group],
      ...call.has("author") ? [user] : [],
    ];
  });
  const rows = entries.map(({ facts, path }, at) => [
    ...call.has("i") ? [String(facts.inode)] : [],
    ...call.has("s") ? [settings.blocks(diskBytes(facts))] : [],
    modeText(facts),
    String(facts.links),
    ...names[at]!,
    facts.device ? facts.device.join(", ") : settings.size(facts.size),
    settings.time(settings.showsStatus ? facts.statusMs : facts.changedMs, nowMs),
    targetText(call, settings, facts, path),
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const firstName = widths.length - 3 - names[0]!.length;
  return rows.map((row, at) => {
    const cells = row.slice(0, -1).map((cell, column) =>
      column >= firstName && column < firstName + names[0]!.length
        ? cell.padEnd(widths[column]!)
        : cell.padStart(widths[column]!)
    );
    return `${cells.join(" ")} ${shown[at]!.text}${row.at(-1)}`;
  });
}

function targetText(call: Call, settings: LsSettings, facts: FileFacts, path: string): string {
  const target = facts.target === undefined ? undefined : call.files.facts(path)?.target ?? facts.target;
  if (target === undefined) return "";
  const there = call.files.status(path);
  const sign = there ? signOf(settings, there) : "";
  return ` -> ${shownName(target, settings.quoting, settings.hidesControl)}${sign}`;
}
