import { SIGNALS } from "../../host/process.ts";

/** `SIGTERM`, `term` and `15` are TERM; 0 is EXIT. */
export function signalName(text: string): string {
  if (text === "0") return "EXIT";
  const byNumber = Object.entries(SIGNALS).find(([, number]) => String(number) === text);
  return byNumber ? byNumber[0] : text.toUpperCase().replace(/^SIG/, "");
}

/** Undefined: there is no such signal. */
export function signalNumber(name: string): number | undefined {
  return name === "EXIT" ? 0 : SIGNALS[name];
}
