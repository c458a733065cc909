/** `pequod lesson schema`. */
import { formatSchema, schemaParts } from "../../lessons/format/format_schema.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Program } from "../../programs/program.ts";
import { nearName } from "../../shapes/near_name.ts";

export const lessonSchema: Program = {
  name: "schema",
  summary: "Print the JSON Schema of a lesson's parts",
  description:
    "Print the JSON Schema of a lesson's parts: of its front matter and of each kind of block in YAML; or of one of them:\n" +
    `${Object.keys(schemaParts).join(", ")}.`,
  usage: ["[PART]"],
  flags: [],
  examples: [
    ["All of it", "pequod lesson schema"],
    ["What a check may hold", "pequod lesson schema check"],
  ],
  offers: (args) =>
    Promise.resolve(
      args.length > 0 ? [] : Object.keys(schemaParts).map((word) => ({ word, summary: "part of a lesson" })),
    ),
  async run({ args, io }) {
    const [part] = args;
    if (args.length > 1) throw new UsageError(`one part at a time, not ${args.length}`);
    if (part !== undefined && !Object.hasOwn(schemaParts, part)) {
      const near = nearName(part, Object.keys(schemaParts));
      throw new Error(
        `there is no part ${JSON.stringify(part)}` +
          (near === undefined
            ? ` (known parts: ${Object.keys(schemaParts).join(", ")})`
            : `: did you mean ${near}?`),
      );
    }
    await io.out(`${JSON.stringify(formatSchema(part), null, 2)}\n`);
    return 0;
  },
};
