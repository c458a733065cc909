/** `> file`, `2>&1`, `<<EOF` and the others. */
import { absolutePath } from "../../host/process.ts";
import { nullStream, textStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";
import { type Expanding, expandText, expandWords } from "./expand.ts";
import { FileStream } from "./file_stream.ts";
import type { Shell } from "./shell.ts";
import { startPiped } from "./substitution.ts";
import type { Part, Redirect, Word } from "./syntax.ts";

/** Numbers that `{name}>file` gives out begin here. */
const FIRST_FREE = 10;

/** Takes redirects back; `keeps`: lets them stay, and lets go of what was there before. */
export type Restore = (keeps?: boolean) => void;

/** Puts the shell's descriptors where they are to lead; undefined, and nothing changed, where one cannot be opened. */
export function* redirected(shell: Shell, redirects: readonly Redirect[]): Expanding<Restore | undefined> {
  const { descriptors } = shell.task;
  const before = new Map<number, Stream | undefined>();
  const restore = (keeps = false) => {
    const changed = [...before];
    before.clear();
    if (keeps) return changed.forEach(([, stream]) => stream?.release());
    for (const [number, stream] of changed) {
      descriptors.get(number)?.release();
      if (stream) descriptors.set(number, stream);
      else descriptors.delete(number);
    }
  };
  const put = (number: number, stream: Stream | undefined) => {
    if (!before.has(number)) before.set(number, descriptors.get(number));
    else descriptors.get(number)?.release();
    if (stream) descriptors.set(number, stream);
    else descriptors.delete(number);
  };
  for (const redirect of redirects) {
    const problem = yield* redirectOne(shell, redirect, put);
    if (problem !== undefined) {
      shell.complain(problem);
      restore();
      return undefined;
    }
  }
  return restore;
}

type Put = (number: number, stream: Stream | undefined) => void;

function* redirectOne(shell: Shell, redirect: Redirect, put: Put): Expanding<string | undefined> {
  const { operator, target } = redirect;
  const standard = operator.startsWith("<") ? 0 : 1;
  const number = typeof redirect.descriptor === "object"
    ? namedDescriptor(shell, redirect.descriptor.variable, operator, target)
    : redirect.descriptor ?? standard;
  if (operator === "<<" || operator === "<<<") {
    const text = yield* expandText(shell, target);
    put(number, textStream(operator === "<<" ? text : `${text}\n`));
    return undefined;
  }
  const process = processPart(target);
  if (process) {
    put(number, startPiped(shell, process));
    return undefined;
  }
  const words = yield* expandWords(shell, [target]);
  if (words.length !== 1) return `${sourceOf(target)}: ambiguous redirect`;
  const name = words[0]!;
  const isBoth = operator.startsWith("&>") ||
    (operator === ">&" && redirect.descriptor === undefined && !/^(\d+-?|-)$/.test(name));
  if ((operator === "<&" || operator === ">&") && !isBoth) return duplicate(shell, number, name, put);
  const stream = operator === "<" ? openForReading(shell, name) : openForWriting(shell, name, operator);
  if (typeof stream === "string") {
    const { flavour } = shell;
    if (stream === NOT_OVERWRITTEN) return `${name}: ${stream}`;
    return operator === "<" ? flavour.cannotOpen(name, stream) : flavour.cannotCreate(name, stream);
  }
  put(isBoth ? 1 : number, stream);
  if (isBoth) {
    stream.retain();
    put(2, stream);
  }
  return undefined;
}

/** `{fd}>file` finds a free number; `{fd}>&-` uses the one that it has. */
function namedDescriptor(shell: Shell, name: string, operator: string, target: Word): number {
  const isClosing = operator.endsWith("&") && target[0]?.kind === "text" && target[0].text === "-";
  const [, array = name, subscript] = /^(\w+)(?:\[(.*)\])?$/.exec(name) ?? [];
  if (isClosing) {
    const known = subscript === undefined
      ? shell.variables.get(array)
      : shell.variables.element(array, subscript);
    return Number(known ?? -1);
  }
  let number = FIRST_FREE;
  while (shell.task.descriptors.has(number)) number++;
  shell.variables.assign(array, String(number), { subscript });
  return number;
}

function processPart(target: Word): (Part & { kind: "process" }) | undefined {
  const [only] = target;
  return target.length === 1 && only?.kind === "process" ? only : undefined;
}

/** `2>&1`, `3<&-`, `4>&3-` */
function duplicate(shell: Shell, number: number, name: string, put: Put): string | undefined {
  if (name === "-") {
    put(number, undefined);
    return undefined;
  }
  const from = /^(\d+)(-?)$/.exec(name);
  if (!from) return `${name}: ambiguous redirect`;
  const stream = shell.task.descriptors.get(Number(from[1]));
  if (!stream) return `${from[1]}: Bad file descriptor`;
  stream.retain();
  put(number, stream);
  if (from[2] === "-" && Number(from[1]) !== number) put(Number(from[1]), undefined);
  return undefined;
}

/** A stream, or strerror's word for why there is none. */
export function openForReading(shell: Shell, name: string): Stream | string {
  if (name === "") return "No such file or directory";
  const path = absolutePath(shell.cwd, name);
  const device = deviceAt(shell, path);
  if (device) return device;
  const { files } = shell;
  if (files.isFolder(path)) return "Is a directory";
  return files.read(path) === undefined ? "No such file or directory" : new FileStream(files, path);
}

const NOT_OVERWRITTEN = "cannot overwrite existing file";

function openForWriting(shell: Shell, name: string, operator: string): Stream | string {
  if (name === "") return "No such file or directory";
  const path = absolutePath(shell.cwd, name);
  const device = deviceAt(shell, path);
  if (device) return device;
  const { files } = shell;
  const refusal = files.refusal(path);
  if (refusal) return refusal;
  const appends = operator.endsWith(">>");
  const isThere = files.exists(path);
  if (isThere && operator === ">" && shell.options.has("noclobber")) return NOT_OVERWRITTEN;
  if (!isThere) files.write(path, "", 0o666 & ~shell.mask);
  else if (!appends && operator !== "<>") files.write(path, "");
  return new FileStream(files, path, appends);
}

/** What is no file: descriptors of the shell, of the first process, and the devices. */
function deviceAt(shell: Shell, path: string): Stream | undefined {
  const { descriptors, terminal } = shell.task;
  if (path === "/dev/null") return nullStream;
  if (path === "/dev/zero") return { ...nullStream, read: (limit = 4096) => "\0".repeat(limit) };
  if (path === "/dev/tty") return terminal;
  const own = /^\/dev\/(?:fd\/(\d+)|(stdin)|(stdout)|(stderr))$|^\/proc\/self\/fd\/(\d+)$/.exec(path);
  if (own) {
    const [, number, input, output, , self] = own;
    return retained(descriptors.get(Number(number ?? self ?? (input ? 0 : output ? 1 : 2))));
  }
  const other = /^\/proc\/(\d+)\/fd\/(\d+)$/.exec(path);
  if (!other) return undefined;
  const task = shell.task.namespaces.pid.find(Number(other[1]));
  return retained(task?.descriptors.get(Number(other[2])));
}

function retained(stream: Stream | undefined): Stream | undefined {
  stream?.retain();
  return stream;
}

/** A word as it was written, as far as it can be told. */
function sourceOf(word: Word): string {
  return word.map((part) =>
    part.kind === "text" ? part.text : part.kind === "parameter" ? `$${part.name}` : ""
  ).join("");
}
