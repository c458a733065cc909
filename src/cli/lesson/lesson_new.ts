/** `pequod lesson new`. */
import { hasFile } from "./lesson_files.ts";
import { namedFolder } from "./named_folder.ts";
import { quote } from "../../kube/shell_quote.ts";
import { ID, MAX_ID_LENGTH } from "../../lessons/lesson_id.ts";
import { skeleton } from "../../lessons/format/skeleton.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Program } from "../../programs/program.ts";

export const lessonNew: Program = {
  name: "new",
  summary: "Write the skeleton of a new lesson",
  description:
    "Write the skeleton of a new lesson: a folder with a text that holds as it stands, and that has words in capitals where\n" +
    "yours belong. What is there already is never written over.",
  usage: ["ID [--in DIR]"],
  flags: [{
    name: "in",
    kind: "string",
    default: ".",
    placeholder: "DIR",
    check: namedFolder,
    usage: "The folder that the lesson's own is made in.",
  }],
  examples: [
    ["A lesson here", "pequod lesson new ingress"],
    ["Prove it, and take it", "pequod lesson test ./ingress && pequod lesson start ./ingress"],
  ],
  async run({ args, flags, io }) {
    const [id] = args;
    if (id === undefined || args.length > 1) {
      throw new UsageError("one lesson's id is needed, such as ingress");
    }
    if (!ID.test(id) || id.length > MAX_ID_LENGTH) {
      throw new Error(
        `${
          JSON.stringify(id)
        } is no lesson's id: small letters, digits and single -, at most ${MAX_ID_LENGTH} signs`,
      );
    }
    const folder = `${flags.string("in").replace(/(?<=.)\/+$/, "")}/${id}`;
    const file = `${folder}/lesson.md`;
    if (await hasFile(io.machine, file)) throw new Error(`${file} is there already; nothing was written`);
    await io.machine.writeFile(file, new TextEncoder().encode(skeleton(id)), FOR_ALL);
    const named = quote(folder);
    await io.out(
      `${file} is written. Next:\n  pequod lesson test ${named}\n  pequod lesson start ${named}\n`,
    );
    return 0;
  },
};

const FOR_ALL = 0o644;
