import { ArgumentsError } from "../flags.ts";
import type { Program } from "../program.ts";

/** `kubectl api-versions`: every group version the server offers, sorted. */
export const apiVersions: Program = {
  name: "api-versions",
  summary: "Which groups and versions the server knows",
  usage: [""],
  flags: [],
  async run({ args, io, connect }) {
    if (args.length) throw new ArgumentsError(`unexpected arguments: [${args.join(" ")}]`);
    const { groupVersions } = await (await connect()).discovery();
    await io.out([...groupVersions].sort().map((version) => `${version}\n`).join(""));
    return 0;
  },
};
