/** The machine below an engine: its ps sees all processes of the kernel. */
import type { Kernel } from "../../../src/simulator/host/kernel.ts";
import type { Machine } from "../../../src/simulator/host/process.ts";
import type { ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { programOf } from "../../../src/simulator/userland/commands/command.ts";
import { ps } from "../../../src/simulator/userland/commands/procps/ps.ts";
import { testMachine } from "../images/machine.ts";

export function hostMachineOf(profile: ImageProfile, kernel: Kernel): Machine {
  const { program, ...machine } = testMachine(profile);
  return {
    ...machine,
    hostname: "pequod",
    now: () => kernel.queue.now(),
    program: (path) => path === "/usr/bin/ps" ? programOf(ps) : program(path),
    processes: () => kernel.rowsIn(kernel.namespaces.pid),
  };
}
