/** tail(1) as GNU has it. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import { readAll, type Run } from "../../../host/process.ts";
import { attempt } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { countOf, withOldCount } from "./count_text.ts";
import { readOpened } from "./head.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const tail: CommandRecord = {
  name: "tail",
  about: "Writes the last lines of files",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "c bytes=NUM": "so many bytes; with a +, all from that byte on",
    "f follow[=HOW]": "write what comes later, too; HOW is descriptor or name",
    "F": "the same as --follow=name --retry",
    "n lines=NUM": "so many lines instead of 10; with a +, all from that line on",
    "q quiet": "no names of files",
    "silent": "the same",
    "retry": "keep trying files that cannot be opened",
    "pid=PID": "with -f, end when this process has ended",
    "s sleep-interval=SECONDS": "with -f, look so often",
    "v verbose": "always names of files",
    "z zero-terminated": "lines end with NUL",
  },
  rewrite: (words) =>
    withOldCount(words.map((word) => word === "-f" ? "--follow" : word), /^[-+](\d+)([cf]*)$/)
      .flatMap(apart),
  run: runTail,
};

/** The letter f takes no value, though its long name may: `-fn5` is `--follow -n5`. */
function apart(word: string): string[] {
  const match = /^-([qvz]*)f([A-Za-z].*)?$/.exec(word);
  if (!match) return [word];
  return [...match[1] ? [`-${match[1]}`] : [], "--follow", ...match[2] ? apart(`-${match[2]}`) : []];
}

interface Part {
  count: number;
  isBytes: boolean;
  isFromStart: boolean;
  end: string;
}

/** One file that is followed. */
interface Followed {
  name: string;
  /** How much of it was written; undefined: it was not there. */
  length: number | undefined;
}

function* runTail(call: Call): Run {
  const part = partOf(call);
  if (typeof part === "string") return call.complain(part);
  const names = call.operands.length > 0 ? call.operands : ["-"];
  const isNamed = call.has("v") || (names.length > 1 && !call.has("q", "silent"));
  let shown: string | undefined;
  const title = (name: string) => {
    if (isNamed && shown !== name) {
      call.out(`${shown === undefined ? "" : "\n"}==> ${name === "-" ? "standard input" : name} <==\n`);
    }
    shown = name;
  };
  const followed: Followed[] = [];
  for (const name of names) {
    const text = name === "-" ? yield* readAll(call.process) : readOpened(call, name);
    if (text !== undefined) {
      title(name);
      call.out(tailOf(text, part));
    }
    if (name !== "-") followed.push({ name, length: text?.length });
  }
  return call.has("f", "F") ? yield* follow(call, followed, title) : call.status;
}

function partOf(call: Call): Part | string {
  const last = call.line.last("c", "n");
  const given = last === undefined ? "10" : call.value(last)!;
  const isBytes = last === "c";
  const count = countOf(given.replace(/^[-+]/, ""));
  if (count === undefined) {
    return `invalid number of ${isBytes ? "bytes" : "lines"}: ‘${given.replace(/^-/, "")}’`;
  }
  return { count, isBytes, isFromStart: given.startsWith("+"), end: call.has("z") ? "\0" : "\n" };
}

function tailOf(text: string, { count, isBytes, isFromStart, end }: Part): string {
  const first = Math.max(0, count - 1);
  if (isBytes) {
    const bytes = bytesOf(text);
    return textOf(bytes.slice(isFromStart ? first : Math.max(0, bytes.length - count)));
  }
  if (count === 0 && !isFromStart) return "";
  const lines = text.split(end);
  const isEnded = lines.at(-1) === "";
  const total = isEnded ? lines.length - 1 : lines.length;
  return lines.slice(isFromStart ? first : Math.max(0, total - count)).join(end);
}

/** Looks again and again whether files have grown. */
function* follow(call: Call, files: readonly Followed[], title: (name: string) => void): Run {
  const retries = call.has("F", "retry");
  const byName = call.has("F") || call.value("f") === "name";
  const ms = Number(call.value("s") ?? "1") * 1000;
  if (!(ms >= 0)) return call.complain(`invalid number of seconds: ‘${call.value("s")}’`);
  if (call.operands.length === 0) return call.status;
  for (;;) {
    if (!retries && files.every(({ length }) => length === undefined)) {
      return call.complain("no files remaining");
    }
    yield { kind: "sleep", ms: Math.max(ms, SHORTEST_MS) };
    for (const file of files) if (file.length !== undefined || retries) look(call, file, { byName, title });
    const pid = call.value("pid");
    if (pid !== undefined && !call.process.machine.processes().some((row) => row.pid === Number(pid))) {
      return call.status;
    }
  }
}

/** Who asks for no pause gets this one. */
const SHORTEST_MS = 100;

interface Looking {
  byName: boolean;
  title: (name: string) => void;
}

function look(call: Call, file: Followed, { byName, title }: Looking): void {
  const now = attempt(() => call.files.readText(call.path(file.name)));
  if (now === undefined) {
    if (byName && file.length !== undefined) {
      call.complain(`${quoted(file.name)} has become inaccessible: No such file or directory`);
      file.length = undefined;
    }
    return;
  }
  const before = file.length ?? 0;
  if (file.length === undefined) {
    call.process.err(`tail: ${quoted(file.name)} has appeared;  following new file\n`);
  } else if (now.length < before) call.process.err(`tail: ${file.name}: file truncated\n`);
  if (now.length !== before) {
    title(file.name);
    call.out(now.length < before ? now : now.slice(before));
  }
  file.length = now.length;
}
