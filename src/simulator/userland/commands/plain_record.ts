/** Records for programs that read their words themselves: their options are checked, told and completed from here. */
import type { Program } from "../../host/process.ts";
import type { CommandRecord } from "./command.ts";
import { type CommandLine, type Option, parseOptionTable } from "./options.ts";

/** A record whose options come to the program by their letters, or by their long names where they have none. */
export function plainRecord(record: Omit<CommandRecord, "run">, program: Program): CommandRecord {
  const options = parseOptionTable(record.options);
  return {
    ...record,
    run({ process, line }) {
      const words = record.readsOwnWords ? line.operands : wordsOf(line, options);
      return program({ ...process, argv: [process.argv[0] ?? record.name, ...words] });
    },
  };
}

/** `a --lines=5` as `-n5 a`. */
function wordsOf(line: CommandLine, options: readonly Option[]): string[] {
  const keys = options.map(({ letter, long }) => letter ?? long!);
  const given = line.all(...keys).flatMap(({ key, value }) => {
    const option = options[keys.indexOf(key)]!;
    if (option.value === undefined) return [key.length > 1 ? `--${key}` : `-${key}`];
    if (key.length > 1) return [`--${key}=${value}`];
    return value === "" ? [`-${key}`, ""] : [`-${key}${value}`];
  });
  return [...given, ...line.operands];
}
