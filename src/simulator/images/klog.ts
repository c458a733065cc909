import type { Process } from "../host/process.ts";

/** A line as Kubernetes' own programs log: `I1122 11:33:04.120000       1 server.go:72] "Starting"`. */
export function klog(process: Process, place: string, message: string, level: "I" | "W" | "E" = "I"): void {
  const [date = "", time = ""] = new Date(process.machine.now()).toISOString().slice(0, 23).split("T");
  process.err(`${level}${date.slice(5).replace("-", "")} ${time}000       1 ${place}] ${message}\n`);
}
