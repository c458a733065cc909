import assert from "node:assert/strict";
import { type Right, unknownRights } from "../../src/explorer/rights.ts";

const pods: Right = { verb: "delete", group: "", resource: "pods", namespace: "shop" };
const all = [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }];

/** What the server has said, and what is known of deleting pods in shop then. */
const cases: [string, typeof unknownRights, boolean | undefined][] = [
  ["nothing", unknownRights, undefined],
  ["rules that grant it", unknownRights.withRules("shop", { rules: all, isComplete: true }), true],
  ["rules that do not", unknownRights.withRules("shop", { rules: [], isComplete: true }), false],
  [
    "rules of another namespace",
    unknownRights.withRules("default", { rules: all, isComplete: true }),
    undefined,
  ],
  ["rules that are not all", unknownRights.withRules("shop", { rules: [], isComplete: false }), undefined],
  [
    "an answer comes before the rules",
    unknownRights.withRules("shop", { rules: [], isComplete: true }).withAnswers([{
      right: pods,
      isAllowed: true,
    }]),
    true,
  ],
];

for (const [title, rights, expected] of cases) {
  Deno.test(`after ${title}: ${expected}`, () => assert.equal(rights.may(pods), expected));
}

Deno.test("a question is asked once", () => {
  assert.equal(unknownRights.wasAsked("shop//pods"), false);
  assert.equal(unknownRights.asking("shop//pods").wasAsked("shop//pods"), true);
});
