/** The formats of find's -printf. */
import { C_ESCAPES } from "../../../../kube/c_escapes.ts";
import { groupName, userName } from "../account_files.ts";
import { KIND_LETTERS } from "../files.ts";
import type { Call } from "../command.ts";
import { formatDate } from "../coreutils/date_format.ts";
import { diskBytes, modeText } from "../coreutils/file_facts_text.ts";
import { type Found, nameOf } from "./search.ts";

const ESCAPES: Readonly<Record<string, string>> = { ...C_ESCAPES, "0": "\0" };

/** As `ls -l` has them, but for what is a plain file. */
const LETTERS: Readonly<Record<string, string>> = { ...KIND_LETTERS, file: "f" };

/** `%p %f %s` and so on for a file. */
export function formatted(call: Call, format: string, found: Found): string {
  return format.replace(
    /\\(?:([0-7]{1,3})|([^]))|%([-0]?\d*(?:\.\d+)?)([ACT].|[^])/g,
    (all, octal: string | undefined, escape: string | undefined, width: string, letter: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (escape !== undefined) return ESCAPES[escape] ?? all;
      if (letter === "%") return "%";
      const value = valueOf(call, letter, found);
      return value === undefined ? all : padded(value, width);
    },
  );
}

function padded(value: string, width: string): string {
  const size = Number(/\d+/.exec(width)?.[0] ?? 0);
  if (width.startsWith("-")) return value.padEnd(size);
  return value.padStart(size, /^0/.test(width) && /^\d+$/.test(value) ? "0" : " ");
}

function valueOf(call: Call, letter: string, found: Found): string | undefined {
  const { shown, root, path, facts, depth } = found;
  switch (letter[0]) {
    case "p":
      return shown;
    case "f":
      return nameOf(shown);
    case "h":
      return shown.includes("/") ? shown.replace(/(?<=.)\/[^/]*$/, "") : ".";
    case "P":
      return shown === root ? "" : shown.slice(root.length).replace(/^\//, "");
    case "H":
      return root;
    case "s":
      return String(facts.size);
    case "b":
      return String(diskBytes(facts) / 512);
    case "k":
      return String(diskBytes(facts) / 1024);
    case "y":
      return LETTERS[facts.kind];
    case "Y":
      return facts.kind === "link"
        ? LETTERS[call.files.status(path)?.kind ?? ""] ?? "N"
        : LETTERS[facts.kind];
    case "m":
      return facts.mode.toString(8);
    case "M":
      return modeText(facts);
    case "u":
      return userName(call.files, facts.uid);
    case "U":
      return String(facts.uid);
    case "g":
      return groupName(call.files, facts.gid);
    case "G":
      return String(facts.gid);
    case "d":
      return String(depth);
    case "n":
      return String(facts.links);
    case "i":
      return String(facts.inode);
    case "l":
      return facts.target ?? "";
    case "t":
    case "a":
      return timeText("%a %b %d %H:%M:%S.%N0 %Y", facts.changedMs);
    case "c":
      return timeText("%a %b %d %H:%M:%S.%N0 %Y", facts.statusMs);
    case "T":
    case "A":
    case "C":
      return momentText(letter[1]!, letter[0] === "C" ? facts.statusMs : facts.changedMs);
  }
  return undefined;
}

/** `%T@`, `%TY` and so on; seconds have a fraction. */
function momentText(letter: string, ms: number): string {
  if (letter === "@") return timeText("%s.%N0", ms);
  if (letter === "S") return timeText("%S.%N0", ms);
  if (letter === "+") return timeText("%Y-%m-%d+%H:%M:%S.%N0", ms);
  if (letter === "T") return timeText("%H:%M:%S.%N0", ms);
  return timeText(`%${letter}`, ms);
}

function timeText(format: string, ms: number): string {
  return formatDate(format, { ms, zone: "UTC" });
}
