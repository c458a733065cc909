/** What curl warns of: not with `-s`, in lines of a width that fits a terminal (tool_msgs.c). */
import type { Process } from "../../../host/process.ts";
import type { CurlOptions } from "./curl_options.ts";

const PREFIX = "Warning: ";
const WIDTH = 79 - PREFIX.length;

export function warn(process: Process, options: Pick<CurlOptions, "has">, text: string): void {
  if (!options.has("s")) process.err(wrapped(text));
}

export function wrapped(text: string): string {
  let lines = "";
  let rest = text;
  while (rest.length >= WIDTH) {
    const blank = rest.lastIndexOf(" ", WIDTH - 1);
    const cut = blank > 0 ? blank + 1 : WIDTH;
    lines += `${PREFIX}${rest.slice(0, cut)}\n`;
    rest = rest.slice(cut);
  }
  return `${lines}${PREFIX}${rest}\n`;
}
