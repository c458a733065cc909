/** Programs that start others and wait for them. */
import type { SpawnOptions } from "../../host/kernel.ts";
import { ProgramNotFound } from "../../host/kernel.ts";
import { findProgram, type Process, run, type Wait } from "../../host/process.ts";
import { sinkStream } from "../../host/simple_streams.ts";

export type ChildOptions = Partial<
  Pick<
    SpawnOptions,
    "machine" | "env" | "cwd" | "user" | "descriptors" | "namespaces" | "controlGroup" | "jobGroup"
  >
>;

/** Runs a program to its end as a child; undefined: there is no such program. */
export function* runChild(
  process: Process,
  argv: readonly string[],
  options: ChildOptions = {},
): Generator<Wait, number | undefined, void> {
  const machine = options.machine ?? process.machine;
  const env = options.env ?? process.env;
  const cwd = options.cwd ?? process.cwd;
  const path = findProgram(machine, env, cwd, argv[0] ?? "");
  const program = path === undefined ? undefined : machine.program(path);
  if (!program) return undefined;
  const { task } = process;
  if (!task) return yield* run(program, { ...process, machine, env, cwd, argv });
  try {
    const child = task.kernel.spawn({ parent: task, argv, program, ...options, machine, env, cwd });
    while (!child.hasEnded) yield { kind: "ready", of: child.changes };
    return child.exit!.code;
  } catch (error) {
    if (error instanceof ProgramNotFound) return undefined;
    throw error;
  }
}

/** Runs a program and keeps what it writes to both its outputs. */
export function* captureChild(
  process: Process,
  argv: readonly string[],
  options: ChildOptions = {},
): Generator<Wait, { code: number | undefined; text: string }, void> {
  let text = "";
  const take = sinkStream((more) => void (text += more), "pipe:[0]");
  if (!process.task) {
    const code = yield* runChild(
      { ...process, out: (more) => text += more, err: (more) => text += more },
      argv,
    );
    return { code, text };
  }
  const descriptors = new Map(process.task.descriptors);
  const code = yield* runChild(process, argv, {
    ...options,
    descriptors: descriptors.set(1, take).set(2, take),
  });
  return { code, text };
}
