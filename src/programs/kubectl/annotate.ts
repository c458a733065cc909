import { ownEntry } from "../../kube/own_entry.ts";
import type { Program } from "../program.ts";
import { markFlags, type MarkManner, type Marks, runMark } from "./mark.ts";

/** `kubectl annotate`. */
export const annotate: Program = {
  name: "annotate",
  summary: "Add, change or remove annotations",
  description:
    "Sets and takes away annotations: KEY=VALUE sets one, KEY- takes it away. An annotation that has another " +
    "value stays as it is unless --overwrite is given.",
  usage: [
    "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]",
  ],
  flags: markFlags("annotate", "annotations"),
  examples: [
    ["Set one", "kubectl annotate pod web description='the front'"],
    ["Set another value", "kubectl annotate --overwrite pod web description=front"],
    ["Take it away", "kubectl annotate pod web description-"],
  ],
  run: (call) => runMark(call, manner),
};

const manner: MarkManner = {
  word: "annotation",
  field: "annotations",
  parse,
  checkOverwrites(present, { set }) {
    const found = Object.entries(set)
      .filter(([key, value]) => ownEntry(present, key) !== undefined && present[key] !== value)
      .map(([key]) => `'${key}' already has a value (${present[key]})`);
    if (found.length === 0) return;
    throw new Error(
      `--overwrite is false but found the following declared annotation(s): ${found.join("; ")}`,
    );
  },
  outcome: () => "annotated",
};

function parse(pairs: readonly string[]): Marks {
  const marks: Marks = { set: {}, removed: [] };
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    if (equals < 0) marks.removed.push(pair.slice(0, -1));
    else marks.set[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  const both = marks.removed.filter((key) => Object.hasOwn(marks.set, key));
  if (both.length > 0) {
    throw new Error(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(", ")}`,
    );
  }
  return marks;
}
