import type { CommandRecord } from "../command.ts";
import { plainRecord } from "../plain_record.ts";
import { awk } from "./awk.ts";

/** awk's page of the manual; it reads its words itself. Source: the manual of mawk 1.3.4. */
export const awkRecord: CommandRecord = plainRecord({
  name: "awk",
  about: "Runs a program for each line that fits a pattern",
  usage: ["[OPTION]... PROGRAM [FILE]...", "[OPTION]... -f FILE [FILE]..."],
  options: {
    "F": "what stands between fields: the value that follows",
    "f": "take the program from the file that follows",
    "v": "a variable, NAME=VALUE, set before the program begins",
  },
  readsOwnWords: true,
}, awk);
