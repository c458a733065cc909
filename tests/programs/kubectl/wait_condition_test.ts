import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { parseWaitCondition } from "../../../src/programs/kubectl/wait_condition.ts";

const web: KubeObject = {
  metadata: { name: "web", generation: 2 },
  spec: { replicas: 3, names: ["a", "b"] },
  status: {
    observedGeneration: 2,
    conditions: [
      { type: "Available", status: "True" },
      { type: "Old", status: "True", observedGeneration: 1 },
    ],
  },
};

const held: [text: string, holds: boolean][] = [
  ["condition=Available", true],
  ["condition=available=TRUE", true],
  ["condition=Available=false", false],
  ["condition=Old", false],
  ["condition=Nope", false],
  ["jsonpath={.spec.replicas}=3", true],
  ["jsonpath=.spec.replicas=3", true],
  ["jsonpath='{.spec.replicas}'=4".replaceAll("'", ""), false],
  ["jsonpath={.spec.replicas}", true],
  ["jsonpath={.spec.nope}", false],
  ['jsonpath={.metadata.name}="web"', true],
];

for (const [text, holds] of held) {
  Deno.test(`${text} ${holds ? "holds" : "does not hold"}`, () => {
    const condition = parseWaitCondition(text);
    assert.ok(condition.kind === "holds");
    assert.equal(condition.holds(web), holds);
  });
}

Deno.test("what the controller has not seen yet does not count", () => {
  const condition = parseWaitCondition("condition=Available");
  assert.ok(condition.kind === "holds");
  assert.equal(condition.holds({ ...web, metadata: { name: "web", generation: 3 } }), false);
});

const refused: [text: string, message: RegExp][] = [
  ["frob", /^unrecognized condition: "frob"$/],
  ["delete=1", /^unrecognized condition: "delete=1"$/],
  ["jsonpath=", /^jsonpath expression cannot be empty$/],
  ["jsonpath={.a}=", /^jsonpath wait value cannot be empty$/],
];

for (const [text, message] of refused) {
  Deno.test(`nobody can wait for ${text}`, () => {
    assert.throws(() => parseWaitCondition(text), (error: Error) => message.test(error.message));
  });
}

Deno.test("a value is one, and plain", () => {
  for (
    const [text, message] of [["{.spec.names[*]}=a", /more than one value/], [
      "{.spec}=a",
      /nested object or list/,
    ]] as const
  ) {
    const condition = parseWaitCondition(`jsonpath=${text}`);
    assert.throws(() => condition.kind === "holds" && condition.holds(web), message);
  }
  assert.deepEqual([parseWaitCondition("Delete").kind, parseWaitCondition("create").kind], [
    "delete",
    "create",
  ]);
});
