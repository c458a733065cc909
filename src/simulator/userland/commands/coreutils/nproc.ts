/** nproc(1) as GNU has it. */
import type { CommandRecord } from "../command.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const nproc: CommandRecord = {
  name: "nproc",
  about: "Tells the number of processors",
  usage: ["[OPTION]..."],
  options: {
    "all": "those that are there, not only those that may be used",
    "ignore=N": "leave so many out, but never all",
  },
  run(call) {
    const [extra] = call.operands;
    if (extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
    const ignored = call.value("ignore") ?? "0";
    if (!/^\d+$/.test(ignored)) return call.complain(`invalid number: ‘${ignored}’`);
    const count = call.files.read("/proc/cpuinfo")?.match(/^processor\s*:/gm)?.length ?? 1;
    call.out(`${Math.max(1, count - Number(ignored))}\n`);
    return 0;
  },
};
