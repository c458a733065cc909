import type { CommandRecord } from "../command.ts";
import { quoted } from "./shell_quoting.ts";

/** What `tty` ends with where it was called wrongly; 1 says that there is no terminal. */
const MISUSED = 2;

export const tty: CommandRecord = {
  name: "tty",
  about: "Tells the terminal that standard input is",
  usage: ["[OPTION]..."],
  usageCode: MISUSED,
  options: { "s silent": "tell it by the exit code alone" },
  run(call) {
    if (call.operands.length > 0) {
      return call.misused(`extra operand ${quoted(call.operands[0]!)}`, MISUSED);
    }
    const terminal = call.process.input.terminal;
    if (!call.has("s")) call.out(`${terminal?.label ?? "not a tty"}\n`);
    return terminal ? 0 : 1;
  },
};
