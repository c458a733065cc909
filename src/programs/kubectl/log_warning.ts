import type { Io } from "../io.ts";

/**
 * A warning in the form of kubectl's log: level, date and time, the process, and the place in kubectl's source that
 * writes it (k8s.io/klog).
 */
export async function logWarning(io: Pick<Io, "err" | "now">, place: string, text: string): Promise<void> {
  const [date = "", time = ""] = new Date(io.now()).toISOString().slice(5, -1).split("T");
  await io.err(`W${date.replace("-", "")} ${time}000       1 ${place}] ${text}\n`);
}
