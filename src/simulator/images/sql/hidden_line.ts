import { type Process, readLine, type Wait } from "../../host/process.ts";

/** A line that is not shown while it is typed: a password. */
export function* hiddenLine(process: Process, prompt: string): Generator<Wait, string, void> {
  process.out(prompt);
  const { terminal } = process.input;
  const restore = terminal?.change({ echoes: false });
  try {
    return ((yield* readLine(process)) ?? "").replace(/\n$/, "");
  } finally {
    restore?.();
    if (terminal) process.out("\n");
  }
}
