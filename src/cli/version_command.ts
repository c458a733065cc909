import type { Program } from "../programs/program.ts";
import { PEQUOD_VERSION } from "./version.ts";

/** `pequod version`. */
export const version: Program = {
  name: "version",
  summary: "Print the version of Pequod and of what it runs on",
  usage: ["[-o json]"],
  flags: [{ name: "output", short: "o", kind: "string", usage: "Output format: json." }],
  async run({ flags, io }) {
    const output = flags.string("output");
    if (output !== "" && output !== "json") {
      throw new Error(`--output must be 'json', not ${JSON.stringify(output)}`);
    }
    const facts = {
      version: PEQUOD_VERSION,
      deno: Deno.version.deno,
      platform: `${Deno.build.os}/${Deno.build.arch}`,
    };
    const text = output === "json"
      ? JSON.stringify(facts, null, 2)
      : `pequod ${facts.version} (deno ${facts.deno}, ${facts.platform})`;
    await io.out(`${text}\n`);
    return 0;
  },
};
