import { ArgumentsError } from "../flags.ts";
import { helpText } from "../help_text.ts";
import type { Program } from "../program.ts";

/** A verb that only has subcommands: alone it shows its help and fails, as kubectl's do; other words are refused. */
export function commandGroup(record: Omit<Program, "run">): Program {
  return {
    ...record,
    async run({ args, path, io }) {
      if (args.length) throw new ArgumentsError(`unknown command ${JSON.stringify(args[0])}`);
      await io.out(helpText(record, path, []));
      return 1;
    },
  };
}
