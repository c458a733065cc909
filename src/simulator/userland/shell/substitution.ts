/** `$(…)`, `<(…)` and `>(…)`. */
import { readAll } from "../../host/process.ts";
import { textStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";
import { runList, runScript } from "./execute.ts";
import { type Expanding, expandText } from "./expand.ts";
import { openForReading } from "./redirects.ts";
import { readHeld } from "./memory.ts";
import { processRoom } from "./process_room.ts";
import type { Shell } from "./shell.ts";
import { startSubshell, waitForAll, withStreams } from "./subshell.ts";
import type { List, Part } from "./syntax.ts";

/** What a script writes, without the newlines at its end. */
export function* captured(shell: Shell, body: string | List, line: number): Expanding<string> {
  const file = typeof body === "string" ? undefined : onlyFile(body);
  if (file) return yield* fileText(shell, file);
  yield* processRoom(shell);
  const pipe = shell.task.kernel.makePipe();
  const task = startSubshell(shell, { descriptors: withStreams(shell, { 1: pipe.output }) }, (inner) => {
    inner.captures++;
    if (inner.flavour.isBash && !inner.settings.has("inherit_errexit")) inner.options.delete("errexit");
    inner.line = line;
    return typeof body === "string"
      ? runScript(inner, body, { isSubstitution: true, firstLine: line })
      : runList(inner, body);
  });
  pipe.output.release();
  try {
    const text = yield* readHeld(shell, pipe.input);
    yield* waitForAll(shell, [task]);
    shell.captureStatus = task.exit?.code ?? 0;
    shell.status = shell.captureStatus;
    return text.replaceAll("\0", "").replace(/\n+$/, "");
  } finally {
    pipe.input.release();
  }
}

/** `$(< file)` */
function onlyFile(body: List) {
  const [chain, ...others] = body;
  const [command, ...more] = chain?.first.commands ?? [];
  if (others.length > 0 || more.length > 0 || chain!.rest.length > 0 || command?.kind !== "simple") {
    return undefined;
  }
  const [redirect, ...rest] = command.redirects;
  const isPlain = command.words.length === 0 && command.assignments.length === 0 && rest.length === 0;
  return isPlain && redirect?.operator === "<" && redirect.descriptor === undefined
    ? redirect.target
    : undefined;
}

function* fileText(shell: Shell, target: Parameters<typeof expandText>[1]): Expanding<string> {
  const name = yield* expandText(shell, target);
  const stream = openForReading(shell, name);
  if (typeof stream === "string") {
    shell.complain(shell.flavour.cannotOpen(name, stream));
    shell.captureStatus = 1;
    return "";
  }
  shell.captureStatus = 0;
  return (yield* readAll({ input: stream })).replace(/\n+$/, "");
}

/** The name of a file that holds what the commands write, or whose content they are given afterwards. */
export function* substituted(shell: Shell, part: Part & { kind: "process" }): Expanding<string> {
  const path = freePath(shell);
  if (part.direction === "<") {
    const status = shell.status;
    const pipe = startPiped(shell, part);
    const text = yield* readAll({ input: pipe });
    pipe.release();
    shell.status = status;
    shell.files.write(path, text);
    shell.temporary.push({ path });
    return path;
  }
  shell.files.write(path, "");
  const finish = function* () {
    const descriptors = withStreams(shell, { 0: textStream(shell.files.read(path) ?? "", path) });
    const task = startSubshell(shell, { descriptors }, (inner) => runList(inner, part.body));
    yield* waitForAll(shell, [task]);
    return 0;
  };
  shell.temporary.push({ path, finish });
  return path;
}

/** A name in `/dev/fd`; where that leads to `/proc`, which holds no files, one in `/tmp`, as bash does without `/dev/fd`. */
function freePath(shell: Shell): string {
  const path = `/dev/fd/${63 - shell.temporary.length}`;
  if (shell.files.refusal(path) === undefined) return path;
  return `/tmp/sh-np.${shell.process.machine.random.suffix(6)}`;
}

/** The commands of a process substitution run beside the shell; the stream is the end that it keeps. */
export function startPiped(shell: Shell, part: Part & { kind: "process" }): Stream {
  const pipe = shell.task.kernel.makePipe();
  const [theirs, ours] = part.direction === "<" ? [pipe.output, pipe.input] : [pipe.input, pipe.output];
  const number = part.direction === "<" ? 1 : 0;
  startSubshell(
    shell,
    { descriptors: withStreams(shell, { [number]: theirs }) },
    (inner) => runList(inner, part.body),
  );
  theirs.release();
  return ours;
}
