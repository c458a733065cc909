/** tr(1) as GNU has it. */
import { readSome, type Run } from "../../../host/process.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import { CharacterSetError, parseCharacterSet } from "./character_set.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const tr: CommandRecord = {
  name: "tr",
  about: "Replaces, squeezes and deletes characters of standard input",
  usage: ["[OPTION]... SET1 [SET2]"],
  options: {
    "c complement": "all characters but those of SET1",
    "C": "the same",
    "d delete": "delete the characters of SET1",
    "s squeeze-repeats": "one character instead of several that are the same, of the last SET",
    "t truncate-set1": "SET1 no longer than SET2",
  },
  notes:
    "A SET has characters, escapes such as \\n and \\012, ranges such as a-z, classes such as [:digit:], " +
    "and in SET2 repetitions such as [x*3].",
  stopsAtOperand: true,
  run: runTr,
};

export const trProgram = programOf(tr);

function* runTr(call: Call): Run {
  const problem = operandProblem(call);
  if (problem !== undefined) return call.misused(problem);
  let change: (char: string) => string;
  try {
    change = changer(call);
  } catch (error) {
    if (!(error instanceof CharacterSetError)) throw error;
    return call.complain(error.message);
  }
  const { process } = call;
  for (let text = yield* readSome(process); text !== undefined; text = yield* readSome(process)) {
    let changed = "";
    for (const char of text) changed += change(char);
    call.out(changed);
    const output = process.task?.descriptors.get(1);
    while (output?.isFull) yield { kind: "ready", of: output };
  }
  return call.status;
}

function operandProblem(call: Call): string | undefined {
  const { operands } = call;
  const [isDeleting, isSqueezing] = [call.has("d"), call.has("s")];
  const least = isDeleting === isSqueezing ? 2 : 1;
  const most = isDeleting && !isSqueezing ? 1 : 2;
  if (operands.length === 0) return "missing operand";
  if (operands.length < least) {
    const why = isDeleting
      ? "Two strings must be given when both deleting and squeezing repeats."
      : "Two strings must be given when translating.";
    return `missing operand after ‘${operands[0]}’\n${why}`;
  }
  if (operands.length <= most) return undefined;
  const why = most === 1 ? "\nOnly one string may be given when deleting without squeezing repeats." : "";
  return `extra operand ‘${operands[most]}’${operands.length === 2 ? why : ""}`;
}

/** What becomes of each character. @throws {CharacterSetError} */
function changer(call: Call): (char: string) => string {
  const [one = "", two] = call.operands;
  const isComplement = call.has("c", "C");
  const translates = !call.has("d") && two !== undefined;
  const second = two === undefined ? undefined : parseCharacterSet(two, true);
  let first = parseCharacterSet(one, false).characters();
  if (call.has("t") && translates) first = first.slice(0, second!.characters().length);
  const inFirst = new Set(first);
  const isIn = (char: string) => inFirst.has(char) !== isComplement;
  const to = second?.characters(isComplement ? Infinity : first.length) ?? [];
  if (translates && to.length === 0 && first.length > 0 && !call.has("t")) {
    throw new CharacterSetError("when not truncating set1, string2 must be non-empty");
  }
  const replaced = new Map(first.map((char, at) => [char, to[at] ?? (call.has("t") ? char : to.at(-1)!)]));
  const translate = (char: string) =>
    isComplement ? (isIn(char) ? to.at(-1)! : char) : replaced.get(char) ?? char;
  const squeezed = new Set(second?.characters() ?? []);
  const isSqueezed = (char: string) => second ? squeezed.has(char) : isIn(char);
  let last: string | undefined;
  return (char) => {
    if (call.has("d") && isIn(char)) return "";
    const changed = translates ? translate(char) : char;
    if (call.has("s") && changed === last && isSqueezed(changed)) return "";
    last = changed;
    return changed;
  };
}
