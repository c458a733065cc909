/** Whether the machine lets a shell start another process (fork(2), EAGAIN). */
import { SystemError } from "../../host/system_error.ts";
import type { Expanding } from "./expand.ts";
import { ExpansionError } from "./expand.ts";
import { Leave } from "./leave.ts";
import type { Shell } from "./shell.ts";

/** bash tries again after 1, 2, 4 and 8 seconds (jobs.c, FORKSLEEP_MAX). */
const LONGEST_SECONDS = 8;
const BASH_STATUS = 254;
const STATUS = 2;

/** Waits as the shell does while its control group has all the processes that it may have (pids.max). */
export function* processRoom(shell: Shell): Expanding<void> {
  const { controlGroup } = shell.task;
  if (!controlGroup.isFull) return;
  const { message } = new SystemError("EAGAIN");
  const { kind, isBash } = shell.flavour;
  for (let seconds = 1; isBash && seconds <= LONGEST_SECONDS; seconds *= 2) {
    shell.complain(`fork: retry: ${message}`);
    yield { kind: "sleep", ms: seconds * 1000 };
    if (!controlGroup.isFull) return;
  }
  const text = isBash ? `fork: ${message}` : kind === "dash" ? "Cannot fork" : `can't fork: ${message}`;
  if (shell.interactive) throw new ExpansionError(text, true);
  shell.complain(text);
  throw new Leave("exit", isBash ? BASH_STATUS : STATUS);
}
