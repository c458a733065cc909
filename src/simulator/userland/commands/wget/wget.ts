/** `wget`: GNU's where the machine is Debian's kin, else busybox'. */
import type { Process, Run } from "../../../host/process.ts";
import { isGnu } from "../coreutils.ts";
import { busyboxWget } from "./busybox_wget.ts";
import { gnuWget } from "./gnu_wget.ts";

export function wget(process: Process): Run {
  return isGnu(process) ? gnuWget(process) : busyboxWget(process);
}
