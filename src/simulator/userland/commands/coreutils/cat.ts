/** cat(1) as GNU has it. */
import { byteLength, bytesOf } from "../../../host/byte_text.ts";
import { type Process, readLine, readSome, type Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { linesOf, readFile } from "../lines.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const cat: CommandRecord = {
  name: "cat",
  about: "Writes files one after another",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "A show-all": "the same as -vET",
    "b number-nonblank": "number lines that are not empty",
    "e": "the same as -vE",
    "E show-ends": "a $ at the end of each line",
    "n number": "number all lines",
    "s squeeze-blank": "one empty line instead of several",
    "t": "the same as -vT",
    "T show-tabs": "tabs as ^I",
    "u": "does nothing",
    "v show-nonprinting": "control characters as ^X, other bytes as M-x",
  },
  *run(call) {
    const isPlain = !call.has("A", "b", "e", "E", "n", "s", "t", "T", "v");
    const show = lineShower(call);
    for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
      if (name === "-") yield* isPlain ? passOn(call.process) : showInput(call, show);
      else {
        const text = readFile(call, name);
        if (text === undefined) continue;
        if (isPlain) call.out(text);
        else {
          for (const line of linesOf(text)) call.out(show(line.isEnded ? `${line.text}\n` : line.text));
        }
      }
    }
    return call.status;
  },
};

/** As it comes, as much as there is. */
function* passOn(process: Process): Run {
  for (let text = yield* readSome(process); text !== undefined; text = yield* readSome(process)) {
    process.out(text);
    const output = process.task?.descriptors.get(1);
    while (output?.isFull) yield { kind: "ready", of: output };
  }
  return 0;
}

function* showInput({ process }: Call, show: (line: string) => string): Run {
  for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) {
    process.out(show(line));
  }
  return 0;
}

/** Numbers and empty lines are counted over all files. */
function lineShower(call: Call): (line: string) => string {
  const showsBytes = call.has("A", "e", "t", "v");
  const showsTabs = call.has("A", "t", "T");
  const showsEnds = call.has("A", "e", "E");
  let number = 0;
  let blanks = 0;
  let isInside = false;
  return (line) => {
    blanks = line === "\n" && !isInside ? blanks + 1 : 0;
    if (call.has("s") && blanks > 1) return "";
    const isNumbered = !isInside && (call.has("b") ? line !== "\n" : call.has("n"));
    isInside = !line.endsWith("\n");
    let text = isInside ? line : line.slice(0, -1);
    if (showsBytes) text = visible(text);
    if (showsTabs) text = text.replaceAll("\t", "^I");
    const end = isInside ? "" : showsEnds ? "$\n" : "\n";
    return `${isNumbered ? `${String(++number).padStart(6)}\t` : ""}${text}${end}`;
  };
}

function visible(text: string): string {
  // deno-lint-ignore no-control-regex
  if (byteLength(text) === text.length && !/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) return text;
  return Array.from(bytesOf(text), (byte) => {
    const low = byte & 0x7f;
    if (byte === 9) return "\t";
    const shown = low < 0x20
      ? `^${String.fromCharCode(low + 64)}`
      : low === 0x7f
      ? "^?"
      : String.fromCharCode(low);
    return byte > 0x7f ? `M-${shown}` : shown;
  }).join("");
}
