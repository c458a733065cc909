/** `-o json` of commands that print tables. */
import type { Flag, FlagValues } from "../../programs/flags.ts";

export const outputFlag: Flag = {
  name: "output",
  short: "o",
  kind: "string",
  default: "",
  usage: "Output format: json.",
};

/** @throws {Error} it is something else */
export function isJson(flags: FlagValues): boolean {
  const output = flags.string("output");
  if (output === "" || output === "json") return output === "json";
  throw new Error(`--output must be 'json', not ${JSON.stringify(output)}`);
}
