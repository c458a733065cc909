/** The shell as a program: `sh -c '…'`, `sh file`, and a prompt when a terminal is attached. */
import { absolutePath, type Process, type Program, type Run } from "../../host/process.ts";
import { Leave } from "./builtins.ts";
import { ParameterError } from "./expand.ts";
import { Shell, type ShellFlavour } from "./shell.ts";

/** A shell program of the given flavour. */
export function shellProgram(flavour: ShellFlavour): Program {
  return function* (process: Process): Run {
    const [name = "sh", ...rest] = process.argv;
    const shell = new Shell(process, flavour);
    while (/^-[eiluxo]+$/.test(rest[0] ?? "")) {
      const letters = rest.shift()!;
      if (letters.includes("e")) shell.exitOnError = true;
      if (letters.includes("x")) shell.tracing = true;
      if (letters.endsWith("o")) rest.shift();
    }
    try {
      if (rest[0]?.startsWith("-") && rest[0].includes("c")) {
        if (rest[0].includes("e")) shell.exitOnError = true;
        if (rest[0].includes("x")) shell.tracing = true;
        shell.parameters = rest.slice(3);
        if (rest[2] !== undefined) shell.process.argv = [rest[2]];
        return yield* shell.ending(yield* shell.script(rest[1] ?? ""));
      }
      if (rest[0] !== undefined && rest[0] !== "-") {
        const text = process.machine.files.read(absolutePath(process.cwd, rest[0]));
        if (text === undefined) {
          process.err(`${name}: can't open '${rest[0]}': No such file or directory\n`);
          return 2;
        }
        shell.parameters = rest.slice(1);
        shell.process.argv = [rest[0]];
        return yield* shell.ending(yield* shell.script(text));
      }
      // Its prompt comes back where others would end.
      process.termination.thrown = ["INT"];
      return yield* shell.interactive();
    } catch (error) {
      if (error instanceof Leave && error.what === "exit") return yield* shell.ending(error.value);
      if (!(error instanceof ParameterError)) throw error;
      process.err(`${name}: ${error.message}\n`);
      return 2;
    }
  };
}
