/** tac(1) as GNU has it. */
import { readAll, type Run } from "../../../host/process.ts";
import { isGnu } from "../coreutils.ts";
import type { Call, CommandRecord } from "../command.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import { matcherOf, posixPattern } from "../text_tools/posix_pattern.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const tac: CommandRecord = {
  name: "tac",
  about: "Writes lines, the last one first",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "b before": "what separates stands before the parts, not behind them",
    "r regex": "what separates is a pattern",
    "s separator=STRING": "what separates, instead of a newline",
  },
  run: runTac,
};

function* runTac(call: Call): Run {
  const separator = call.value("s") ?? "\n";
  if (call.has("r") && separator === "") return call.complain("separator cannot be empty");
  const pattern = matcherOf(
    call.has("r")
      ? posixPattern(separator, { isExtended: false })
      : (separator || "\0").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"),
    "g",
  );
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
    let text: string | undefined;
    if (name === "-") text = yield* readAll(call.process);
    else text = attempt(() => call.files.readText(call.path(name)));
    if (text !== undefined) call.out(parts(text, pattern, call.has("b")).reverse().join(""));
    else {
      const why = refusalOf(() => call.files.readText(call.path(name)));
      if (!isGnu(call.process)) call.complain(`${name}: ${why}`);
      else if (why === "Is a directory") call.complain(`${name}: read error: Invalid argument`);
      else call.complain(`failed to open ${quoted(name)} for reading: ${why}`);
    }
  }
  return call.status;
}

function parts(text: string, separator: RegExp, isBefore: boolean): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    if (match[0] === "") continue;
    const end = isBefore ? match.index : match.index + match[0].length;
    found.push(text.slice(start, end));
    start = end;
  }
  return [...found, text.slice(start)];
}
