import assert from "node:assert/strict";
import { splitPairArguments } from "../../../src/programs/kubectl/pair_arguments.ts";

const cases: [args: string, resources: string, pairs: string][] = [
  ["pod web a=b c-", "pod web", "a=b c-"],
  ["pod/web a=b=c", "pod/web", "a=b=c"],
  ["pod =a -", "pod =a -", ""],
  ["a=", "", "a="],
];

for (const [args, resources, pairs] of cases) {
  Deno.test(`${args} is about ${resources || "nothing"}`, () => {
    const split = splitPairArguments(args.split(" "), "label");
    assert.deepEqual([split.resources.join(" "), split.pairs.join(" ")], [resources, pairs]);
  });
}

Deno.test("resources come first", () => {
  assert.throws(() => splitPairArguments(["pod", "a=b", "web"], "label"), {
    message: "all resources must be specified before label changes: web",
  });
});
