/** tee(1) as GNU has it. */
import { readSome, type Run } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const tee: CommandRecord = {
  name: "tee",
  about: "Writes standard input to files and to standard output",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a append": "write behind what is in the files",
    "i ignore-interrupts": "does nothing here",
    "p": "does nothing here",
  },
  run: runTee,
};

function* runTee(call: Call): Run {
  const { process, files } = call;
  const paths: string[] = [];
  for (const name of call.operands) {
    const path = call.plainPath(name);
    if (path === "/dev/null") continue;
    const why = refusalOf(() => {
      if (!files.exists(path)) files.makeNode(path, "file", 0o666);
      if (!call.has("a") || files.refusal(path) !== undefined) files.write(path, "");
    });
    if (why === undefined) paths.push(path);
    else call.complain(`${name}: ${why}`);
  }
  // As it comes: who reads the file sees what has passed.
  for (let text = yield* readSome(process); text !== undefined; text = yield* readSome(process)) {
    process.out(text);
    for (const path of paths) files.write(path, (attempt(() => files.readText(path)) ?? "") + text);
  }
  return call.status;
}
