import { clipboardLimitBytes } from "../../terminal/clipboard.ts";
import type { Command } from "../command.ts";

/** Puts a text into the clipboard and says so; of one that terminals do not take, how long it is and what helps. */
export function copyCommands(text: string, what: string): readonly Command[] {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= clipboardLimitBytes) {
    return [{ type: "copy", text }, { type: "notify", text: `Copied ${what}`, role: "ok" }];
  }
  const limit = Math.floor(clipboardLimitBytes / 1024);
  return [{
    type: "notify",
    text: `${what}: ${
      Math.ceil(bytes / 1024)
    } KB, and terminals take ${limit} KB. Ctrl-S saves it to a file.`,
    role: "warn",
  }];
}

/** `1 line`, `12 lines`. */
export function countOf(lines: number): string {
  return `${lines} line${lines === 1 ? "" : "s"}`;
}
