/** A file that begins with `#!` is run by the interpreter that it names (execve(2)). */
import type { FileTree } from "./file_tree.ts";
import { type Program, run } from "./process.ts";

const ANYBODY_EXECUTES = 0o111;

/** What a script runs; undefined where it is none, may not be run, or its interpreter is not there. */
export function scriptProgram(
  files: FileTree,
  path: string,
  programAt: (path: string) => Program | undefined,
): Program | undefined {
  const text = files.read(path);
  const [, interpreter, argument] = /^#![ \t]*(\S+)[ \t]*(.*?)[ \t]*(?:\n|$)/.exec(text ?? "") ?? [];
  if (interpreter === undefined || ((files.facts(path)?.mode ?? 0) & ANYBODY_EXECUTES) === 0) {
    return undefined;
  }
  const program = interpreter === path ? undefined : programAt(interpreter);
  if (!program) return undefined;
  const words = [interpreter, ...(argument ? [argument] : []), path];
  return (process) => {
    const argv = [...words, ...process.argv.slice(1)];
    if (process.task) process.task.title = argv.join(" ");
    return run(program, { ...process, argv });
  };
}
