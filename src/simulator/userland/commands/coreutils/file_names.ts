/** basename(1) and dirname(1) as GNU has them. */
import type { CommandRecord } from "../command.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const basename: CommandRecord = {
  name: "basename",
  about: "Takes the folder and the suffix off a name",
  usage: ["NAME [SUFFIX]", "OPTION... NAME..."],
  options: {
    "a multiple": "all operands are names",
    "s suffix=SUFFIX": "take this off; all operands are names",
    "z zero": "a zero byte behind each name",
  },
  run(call) {
    const isMany = call.has("a", "s");
    const [first, second, extra] = call.operands;
    if (first === undefined) return call.misused("missing operand");
    if (!isMany && extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
    const suffix = isMany ? call.value("s") ?? "" : second ?? "";
    for (const name of isMany ? call.operands : [first]) {
      const plain = name.replace(/(?<=.)\/+$/, "");
      const last = /^\/+$/.test(plain) ? "/" : plain.slice(plain.lastIndexOf("/") + 1);
      const isCut = suffix !== "" && last !== suffix && last.endsWith(suffix);
      call.out((isCut ? last.slice(0, -suffix.length) : last) + (call.has("z") ? "\0" : "\n"));
    }
    return 0;
  },
};

/** Source: the manual of GNU coreutils 9.4. */
export const dirname: CommandRecord = {
  name: "dirname",
  about: "Tells the folders of names",
  usage: ["[OPTION] NAME..."],
  options: { "z zero": "a zero byte behind each name" },
  run(call) {
    if (call.operands.length === 0) return call.misused("missing operand");
    for (const name of call.operands) {
      const plain = name.replace(/(?<=.)\/+$/, "");
      const above = plain.slice(0, plain.lastIndexOf("/") + 1);
      const folder = above === "" ? "." : above.replace(/(?<=.)\/+$/, "");
      call.out((plain === "/" ? "/" : folder) + (call.has("z") ? "\0" : "\n"));
    }
    return 0;
  },
};
