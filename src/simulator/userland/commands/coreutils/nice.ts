/** nice(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { execute } from "./execute.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const nice: CommandRecord = {
  name: "nice",
  about: "Runs a command that leaves the processor to others, or tells how much it would",
  usage: ["[OPTION] [COMMAND [ARG]...]"],
  usageCode: 125,
  stopsAtOperand: true,
  options: { "n adjustment=N": "add N to the niceness, instead of 10" },
  rewrite: (words) => words.map((word, at) => at === 0 ? word.replace(/^-([-+]?\d+)$/, "-n$1") : word),
  run: runNice,
};

const FAILED = 125;
const [LEAST, MOST] = [-20, 19];
const USUAL_ADJUSTMENT = 10;

function* runNice(call: Call): Run {
  const { process, operands } = call;
  const text = call.value("n");
  if (text !== undefined && !/^[-+]?\d+$/.test(text)) {
    return call.complain(`invalid adjustment ‘${text}’`, FAILED);
  }
  const before = process.task?.niceness ?? 0;
  if (operands.length === 0) {
    if (text !== undefined) return call.misused("a command must be given with an adjustment", FAILED);
    call.out(`${before}\n`);
    return 0;
  }
  const after = Math.max(LEAST, Math.min(MOST, before + Number(text ?? USUAL_ADJUSTMENT)));
  if (after < before && userOf(process).uid !== 0) {
    call.process.err("nice: cannot set niceness: Permission denied\n");
  } else if (process.task) process.task.niceness = after;
  return yield* execute(process, operands, {}, (why) => call.complain(`‘${operands[0]}’: ${why}`));
}
