/** Texts that go to a file as a whole. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call } from "../command.ts";

/** The file is made where there is none; returns what is in the way. */
export function writeFile(call: Call, name: string, text: string): string | undefined {
  const path = call.path(name);
  return refusalOf(() => {
    if (!call.files.exists(path)) call.files.makeNode(path, "file", 0o666);
    call.files.write(path, text);
  });
}

/** To the file of `-o`, or to the output where none is named; `complain` tells what is in the way. */
export function writeOutput(call: Call, text: string, complain: (why: string) => number): number {
  const name = call.value("o");
  const why = name === undefined ? void call.out(text) : writeFile(call, name, text);
  return why === undefined ? call.status : complain(`${name}: ${why}`);
}
