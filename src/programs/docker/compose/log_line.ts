import type { Io } from "../../io.ts";

/** A warning as the original logs it: short on a terminal, `key=value` elsewhere (github.com/sirupsen/logrus). */
export function warn(io: Pick<Io, "err" | "now" | "isTerminal">, message: string): Promise<void> {
  return io.err(warningText(message, io.now(), io.isTerminal("error")));
}

const YELLOW = "\x1b[33m";
const PLAIN = "\x1b[0m";
/** Messages on a terminal are padded to this many columns. */
const MESSAGE_COLUMNS = 44;

export function warningText(message: string, nowMs: number, isTerminal: boolean): string {
  if (isTerminal) return `${YELLOW}WARN${PLAIN}[0000] ${message.padEnd(MESSAGE_COLUMNS)} \n`;
  const time = new Date(nowMs).toISOString().replace(/\.\d+Z$/, "Z");
  return `time="${time}" level=warning msg=${JSON.stringify(message)}\n`;
}
