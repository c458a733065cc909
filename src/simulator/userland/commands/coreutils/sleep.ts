/** sleep(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { isGnu } from "../coreutils.ts";
import type { Call, CommandRecord } from "../command.ts";
import { durationMs } from "../duration.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const sleep: CommandRecord = {
  name: "sleep",
  about: "Waits",
  usage: ["NUMBER[SUFFIX]..."],
  options: {},
  notes: "The suffix is s, m, h or d; several times are added up.",
  run: runSleep,
};

function* runSleep(call: Call): Run {
  if (call.operands.length === 0) return call.misused("missing operand");
  const times = call.operands.map(durationMs);
  const bad = call.operands.filter((_, at) => times[at] === undefined);
  if (bad.length > 0 && !isGnu(call.process)) return call.complain(`invalid number '${bad[0]}'`);
  const last = bad.pop();
  for (const word of bad) call.complain(`invalid time interval ‘${word}’`);
  if (last !== undefined) return call.misused(`invalid time interval ‘${last}’`);
  const ms = times.reduce<number>((sum, time) => sum + time!, 0);
  if (ms === Infinity) yield { kind: "forever" };
  yield { kind: "sleep", ms };
  return 0;
}
