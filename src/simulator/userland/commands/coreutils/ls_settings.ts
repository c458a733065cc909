/** How `ls` shows what it lists: what its options come to. */
import { type Call } from "../command.ts";
import { type OptionTable, UsageError } from "../options.ts";
import { parseBlockSize } from "./block_size.ts";
import { formatDate } from "./date_format.ts";
import { fullTime, humanSize, listedTime } from "./file_facts_text.ts";
import { QUOTING_STYLES, type QuotingStyle } from "./name_quoting.ts";
import { validWord } from "./valid_words.ts";

export const LS_OPTIONS: OptionTable = {
  "a all": "show names that begin with a dot, too",
  "A almost-all": "the same without . and ..",
  "author": "with -l, the author, who is the owner",
  "b escape": "odd characters in names as C has them",
  "block-size=SIZE": "sizes in units such as K or 512",
  "B ignore-backups": "leave out names that end with ~",
  "c": "with -lt the time of the last change of rights; with -l show it; else sort by it",
  "C": "in columns",
  "color[=WHEN]": "in colours: always, auto, never",
  "d directory": "folders themselves, not what is in them",
  "f": "in no order, all names",
  "F": "a sign behind each name: / * @ | =",
  "classify[=WHEN]": "the same: always, auto, never",
  "file-type": "the same without *",
  "format=WORD": "across, commas, long, single-column or vertical",
  "full-time": "long format with the whole time",
  "g": "long format without owner",
  "G no-group": "long format without group",
  "group-directories-first": "folders before files",
  "h human-readable": "sizes such as 1.2K, with -l and -s",
  "hide=PATTERN": "leave out names that match, unless -a or -A asks for them",
  "H dereference-command-line": "what links that are named lead to",
  "dereference-command-line-symlink-to-dir": "the same where it is a folder",
  "i inode": "with inode numbers",
  "I ignore=PATTERN": "leave out names that match",
  "indicator-style=WORD": "signs behind names: none, slash (-p), file-type, classify (-F)",
  "k kibibytes": "sizes on the disk in kibibytes",
  "l": "long format: rights, links, owner, group, size, time",
  "L dereference": "what links lead to",
  "m": "separated by commas",
  "n numeric-uid-gid": "long format with numbers of users and groups",
  "N literal": "names without quotes",
  "o": "long format without group",
  "p": "a / behind folders",
  "q hide-control-chars": "a question mark for what cannot be shown",
  "Q quote-name": "names in double quotes",
  "quoting-style=WORD": "literal, shell, shell-always, shell-escape, c, escape or locale",
  "r reverse": "the other way round",
  "R recursive": "folders within folders, too",
  "s size": "with what each takes on the disk",
  "S": "the largest first",
  "show-control-chars": "names as they are",
  "si": "as -h, in steps of 1000",
  "sort=WORD": "by none, size, time, version, extension or width",
  "t": "the newest first",
  "T tabsize=COLS": "stops of tabs so far apart, instead of 8",
  "time=WORD": "which time is meant: atime, ctime",
  "time-style=STYLE": "how times look: full-iso, long-iso, iso, locale, +FORMAT",
  "u": "the time of the last reading, which is that of the last change here",
  "U": "in no order",
  "v": "numbers within names by their value",
  "w width=COLS": "so many columns; 0: no limit",
  "x": "in columns, side by side",
  "X": "by extension",
  "Z context": "with the security context",
  "zero": "a zero byte behind each name",
  "1": "one name a line",
};

export interface LsSettings {
  style: "long" | "commas" | "across" | "vertical" | "single-column";
  sort: "name" | "none" | "size" | "time" | "version" | "extension" | "width";
  sign: "none" | "slash" | "file-type" | "classify";
  quoting: QuotingStyle;
  hidesControl: boolean;
  isColoured: boolean;
  /** The time is that of the last change of rights, not of content. */
  showsStatus: boolean;
  lineWidth: number;
  tab: number;
  lineEnd: string;
  /** Bytes of a file, and those that it takes on the disk. */
  size(bytes: number): string;
  blocks(bytes: number): string;
  time(ms: number, nowMs: number): string;
}

const LONG = ["l", "g", "o", "n", "full-time"];
const FORMATS = [["long", "verbose"], ["commas"], ["across", "horizontal"], ["vertical"], ["single-column"]];
const SHOWN_FORMATS = [["verbose", "long"], ["commas"], ["horizontal", "across"], ["vertical"], [
  "single-column",
]];
const SORTS = [["none"], ["time"], ["size"], ["extension"], ["version"], ["width"]];
const SIGNS = [["none"], ["slash"], ["file-type"], ["classify"]];
const WHEN = [["always", "yes", "force"], ["never", "no", "none"], ["auto", "tty", "if-tty"]];
const TIMES = [["atime", "access", "use"], ["ctime", "status"], ["birth", "creation"]];
const DEFAULT_WIDTH = 80;

/** @throws {UsageError} */
export function settingsOf(call: Call): LsSettings {
  const terminal = call.process.task?.descriptors.get(1)?.terminal;
  const isTerminal = terminal !== undefined;
  const isZero = call.has("zero");
  const word = call.value("time");
  const time = word === undefined ? call.line.last("c", "u") : validWord("time", word, TIMES);
  const style = styleOf(call, isTerminal && !isZero);
  return {
    style,
    sort: sortOf(call, time !== undefined && style !== "long"),
    sign: signOf(call, isTerminal),
    quoting: isZero ? "literal" : quotingOf(call, isTerminal),
    hidesControl: (call.line.last("q", "show-control-chars") ?? (isTerminal ? "q" : "")) === "q",
    isColoured: !isZero && call.has("color") && isWanted("color", call.value("color")!, isTerminal),
    showsStatus: time === "c" || time === "ctime",
    lineWidth: numberOf(call, "w", "line width", terminal?.size.columns ?? DEFAULT_WIDTH) || Infinity,
    tab: numberOf(call, "T", "tab size", 8),
    lineEnd: isZero ? "\0" : "\n",
    ...sizesOf(call),
    time: timeOf(call),
  };
}

function styleOf(call: Call, isTerminal: boolean): LsSettings["style"] {
  let style: string = isTerminal ? "vertical" : "single-column";
  for (const { key, value } of call.line.all(...LONG, "m", "x", "C", "1", "format", "zero")) {
    if (LONG.includes(key)) style = "long";
    else if (key === "format") {
      const known = validWord("format", value, SHOWN_FORMATS);
      style = FORMATS.find((words) => words.includes(known))![0]!;
    } else if (key === "m") style = "commas";
    else if (key === "x") style = "across";
    else if (key === "C") style = "vertical";
    else if (style !== "long") style = "single-column";
  }
  return style as LsSettings["style"];
}

const SORT_LETTERS: Readonly<Record<string, LsSettings["sort"]>> = {
  S: "size",
  t: "time",
  X: "extension",
  U: "none",
  f: "none",
  v: "version",
};

function sortOf(call: Call, isByTime: boolean): LsSettings["sort"] {
  const last = call.line.all(...Object.keys(SORT_LETTERS), "sort").at(-1);
  if (!last) return isByTime ? "time" : "name";
  return last.key === "sort"
    ? validWord("sort", last.value, SORTS) as LsSettings["sort"]
    : SORT_LETTERS[last.key]!;
}

function signOf(call: Call, isTerminal: boolean): LsSettings["sign"] {
  const last = call.line.all("F", "classify", "p", "file-type", "indicator-style").at(-1);
  switch (last?.key) {
    case "F":
      return "classify";
    case "classify":
      return isWanted("classify", last.value, isTerminal) ? "classify" : "none";
    case "p":
      return "slash";
    case "file-type":
      return "file-type";
    case "indicator-style":
      return validWord("indicator-style", last.value, SIGNS) as LsSettings["sign"];
  }
  return "none";
}

function isWanted(option: string, word: string, isTerminal: boolean): boolean {
  const when = word === "" ? "always" : validWord(option, word, WHEN);
  return when === "always" || (when === "auto" && isTerminal);
}

function quotingOf(call: Call, isTerminal: boolean): QuotingStyle {
  const last = call.line.all("b", "Q", "N", "quoting-style").at(-1);
  switch (last?.key) {
    case "b":
      return "escape";
    case "Q":
      return "c";
    case "N":
      return "literal";
    case "quoting-style": {
      const groups = QUOTING_STYLES.map((word) => [word]);
      return validWord("quoting-style", last.value, groups) as QuotingStyle;
    }
  }
  return isTerminal ? "shell-escape" : "literal";
}

function numberOf(call: Call, key: string, what: string, otherwise: number): number {
  const text = call.value(key);
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new UsageError(`invalid ${what}: ‘${text}’`);
  return Number(text);
}

function sizesOf(call: Call): Pick<LsSettings, "size" | "blocks"> {
  const last = call.line.last("h", "si", "block-size");
  const text = call.value("block-size");
  const human = last === "h" || (last === "block-size" && text === "human-readable")
    ? 1024
    : last === "si" || (last === "block-size" && text === "si")
    ? 1000
    : undefined;
  if (human !== undefined) {
    const size = (bytes: number) => humanSize(bytes, human);
    return { size, blocks: size };
  }
  if (text === undefined) return { size: String, blocks: (bytes) => String(Math.ceil(bytes / 1024)) };
  const block = parseBlockSize(text);
  if (!block) throw new UsageError(`invalid --block-size argument '${text}'`);
  const size = (bytes: number) => `${Math.ceil(bytes / block.bytes)}${block.mark}`;
  return { size, blocks: size };
}

function timeOf(call: Call): LsSettings["time"] {
  const given = call.line.last("full-time", "time-style") === "full-time"
    ? "full-iso"
    : call.value("time-style") ?? call.process.env["TIME_STYLE"] ?? "locale";
  const style = given.replace(/^posix-/, "");
  if (style.startsWith("+")) {
    const zone = call.process.env["TZ"] ?? "UTC";
    return (ms) => formatDate(style.slice(1), { ms, nanoseconds: ms % 1000 * 1e6, zone });
  }
  switch (style) {
    case "full-iso":
      return fullTime;
    case "long-iso":
      return (ms) => fullTime(ms).slice(0, "2026-01-02 03:04".length);
    case "iso":
      return (ms, nowMs) => {
        const isRecent = listedTime(ms, nowMs).includes(":");
        return isRecent
          ? fullTime(ms).slice("2026-".length, "2026-01-02 03:04".length)
          : `${fullTime(ms).slice(0, 10)} `;
      };
    case "locale":
      return listedTime;
  }
  throw new UsageError(
    `invalid argument ‘${given}’ for ‘time style’\nValid arguments are:\n  - [posix-]full-iso\n  - [posix-]long-iso\n` +
      "  - [posix-]iso\n  - [posix-]locale\n  - +FORMAT (e.g., +%H:%M) for a 'date'-style format",
  );
}
