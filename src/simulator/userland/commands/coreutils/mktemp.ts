/** mktemp(1) as GNU has it. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";

export const mktemp: CommandRecord = {
  name: "mktemp",
  about: "Makes a file or a folder with a name that nothing else has, and prints the name",
  usage: ["[OPTION]... [TEMPLATE]"],
  options: {
    "d directory": "make a folder",
    "u dry-run": "make nothing",
    "q quiet": "say nothing where it cannot be made",
    "suffix=TEXT": "what follows the name",
    "p tmpdir[=FOLDER]": "in this folder; if none is named, in $TMPDIR or /tmp",
    "t": "in $TMPDIR or /tmp",
  },
  // The letter, unlike the long name, cannot do without its folder.
  rewrite: (words) =>
    words.flatMap((word, at) => word === "-p" ? [] : words[at - 1] === "-p" ? [`--tmpdir=${word}`] : [word]),
  run: runMktemp,
};

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DEFAULT_TEMPLATE = "tmp.XXXXXXXXXX";
const ATTEMPTS = 100;

function runMktemp(call: Call): number {
  const [given, extra] = call.operands;
  if (extra !== undefined) return call.misused("too many templates");
  const template = given ?? DEFAULT_TEMPLATE;
  const fails = (message: string) => call.has("q") ? 1 : call.complain(message);
  const match = /^(.*?)(X*)([^X]*)$/s.exec(template)!;
  const places = match[2]!.length;
  if (places < 3) return fails(`too few X's in template ‘${template}’`);
  const suffix = match[3]! + (call.value("suffix") ?? "");
  const isInFolder = given === undefined || call.has("p", "t");
  const folder = isInFolder ? `${call.value("p") || call.process.env["TMPDIR"] || "/tmp"}/` : "";
  const start = folder.replace(/\/+$/, "/") + match[1]!;
  const kind = call.has("d") ? "folder" : "file";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const name = start + anyLetters(call, places) + suffix;
    const path = call.path(name);
    if (call.files.facts(path)) continue;
    const mode = kind === "folder" ? 0o700 : 0o600;
    const why = call.has("u") ? undefined : refusalOf(() => call.files.makeNode(path, kind, mode));
    if (why !== undefined) {
      const what = kind === "folder" ? "directory" : "file";
      return fails(`failed to create ${what} via template ‘${start}${match[2]}${suffix}’: ${why}`);
    }
    call.out(`${name}\n`);
    return 0;
  }
  return fails(`failed to create file via template ‘${template}’: File exists`);
}

function anyLetters(call: Call, count: number): string {
  const { random } = call.process.machine;
  return Array.from({ length: count }, () => LETTERS[random.below(LETTERS.length)]).join("");
}
