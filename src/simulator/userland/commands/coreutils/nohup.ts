/** nohup(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { nullStream } from "../../../host/simple_streams.ts";
import { FileStream } from "../../shell/file_stream.ts";
import type { Call, CommandRecord } from "../command.ts";
import { execute } from "./execute.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const nohup: CommandRecord = {
  name: "nohup",
  about: "Runs a command that goes on when its terminal goes",
  usage: ["COMMAND [ARG]..."],
  usageCode: 125,
  stopsAtOperand: true,
  options: {},
  notes:
    "What would be written to a terminal is written behind what is in nohup.out, here or in the home folder.",
  run: runNohup,
};

const FAILED = 125;
const PRIVATE = 0o600;

function* runNohup(call: Call): Run {
  const { process, operands } = call;
  if (operands.length === 0) return call.misused("missing operand", FAILED);
  const { task } = process;
  if (task) {
    const { descriptors } = task;
    const [input, output, errors] = [0, 1, 2].map((number) =>
      descriptors.get(number)?.terminal !== undefined
    );
    const file = output ? outputFile(call) : undefined;
    if (output && file === undefined) return FAILED;
    const told = [input && "ignoring input", file && `appending output to ${quoted(file.name)}`]
      .filter((one) => one);
    if (!output && errors) told.push("redirecting stderr to stdout");
    if (told.length > 0) process.err(`nohup: ${told.join(" and ")}\n`);
    if (input) descriptors.set(0, nullStream);
    if (file) descriptors.set(1, file.stream);
    if (errors) descriptors.set(2, descriptors.get(1)!);
  }
  process.termination.ignored = [...process.termination.ignored ?? [], "HUP"];
  return yield* execute(process, operands, {}, (why) => {
    call.complain(`failed to run command ${quoted(operands[0]!)}: ${why}`);
  });
}

/** Here, or in the home folder where it may not be here; undefined, and complained of: nowhere. */
function outputFile(call: Call): { name: string; stream: FileStream } | undefined {
  const home = call.process.env["HOME"];
  const names = ["nohup.out", ...home ? [`${home}/nohup.out`] : []];
  const problems: string[] = [];
  for (const name of names) {
    const path = call.plainPath(name);
    const why = call.files.refusal(path) ?? refusalOf(() => {
      if (!call.files.exists(path)) call.files.makeNode(path, "file", PRIVATE);
    });
    if (why === undefined) return { name, stream: new FileStream(call.files, path, true) };
    problems.push(`failed to open ${quoted(name)}: ${why}`);
  }
  for (const problem of problems) call.complain(problem);
  return undefined;
}
