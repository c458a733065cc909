import { jsonEqual } from "../../kube/json_equal.ts";
import { labelValueProblems } from "../../kube/name_rules.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import type { Program } from "../program.ts";
import { markFlags, type MarkManner, type Marks, runMark } from "./mark.ts";

/** `kubectl label`. */
export const label: Program = {
  name: "label",
  summary: "Labels of objects",
  description:
    "Sets and takes away labels: KEY=VALUE sets one, KEY- takes it away. A label that has another value stays " +
    "as it is unless --overwrite is given.",
  usage: [
    "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]",
  ],
  flags: markFlags("label", "labels"),
  examples: [
    ["Set one", "kubectl label pod web tier=front"],
    ["Set another value", "kubectl label --overwrite pod web tier=back"],
    ["Take it away", "kubectl label pod web tier-"],
    ["On all pods of the namespace", "kubectl label pods --all tier=front"],
  ],
  run: (call) => runMark(call, manner),
};

const manner: MarkManner = {
  word: "label",
  field: "labels",
  parse,
  checkOverwrites(present, { set }) {
    const errors = Object.entries(set)
      .filter(([key, value]) => ownEntry(present, key) !== undefined && present[key] !== value)
      .map(([key]) => new Error(`'${key}' already has a value (${present[key]}), and --overwrite is false`));
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, "several labels have other values");
  },
  outcome(before, after) {
    if (jsonEqual(before, after)) return "not labeled";
    const isAdded = Object.entries(after).some(([key, value]) => before[key] !== value);
    const isRemoved = Object.keys(before).some((key) => after[key] === undefined);
    return isAdded && isRemoved ? "modified" : isRemoved ? "unlabeled" : "labeled";
  },
  missing: (key) => `label ${JSON.stringify(key)} not found.\n`,
};

function parse(pairs: readonly string[]): Marks {
  const marks: Marks = { set: {}, removed: [] };
  for (const pair of pairs) {
    const [key = "", value, ...rest] = pair.split("=");
    if (rest.length > 0) throw new Error(`invalid label spec: ${pair}`);
    if (value === undefined) {
      marks.removed.push(pair.slice(0, -1));
      continue;
    }
    const problems = labelValueProblems(value);
    if (problems.length > 0) {
      throw new Error(`invalid label value: ${JSON.stringify(pair)}: ${problems.join(";")}`);
    }
    marks.set[key] = value;
  }
  if (marks.removed.some((key) => Object.hasOwn(marks.set, key))) {
    throw new Error("can not both modify and remove a label in the same command");
  }
  return marks;
}
