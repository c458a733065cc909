import assert from "node:assert/strict";
import { whyAnswer, whySentence } from "../../../src/explorer/reasons/why_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { event, evidence, pod, waiting } from "../../kube/reasons/evidence.ts";

const red = pod({
  state: waiting("ErrImageNeverPull"),
  events: [event("Failed", "no such image on the node", 7)],
  metadata: {
    ownerReferences: [{
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      name: "web-1",
      uid: "r",
      controller: true,
    }],
  },
  unread: [{ what: "secrets", why: "forbidden" }],
});

Deno.test("the answer has sentence, evidence, related objects, checks, and what was not looked at", () => {
  const { lines, checks } = whyAnswer(red, " --context prod");
  const text = lines.map(({ line }) => lineText(line));
  assert.match(text[0]!, /✗ Image nginx:1.27 is not on the node.*\[image-never-pull\]/);
  for (
    const part of [
      "state.waiting.reason",
      "Failed ×7, 60s ago",
      "→ ReplicaSet shop/web-1",
      "--context prod",
      "secrets: forbidden",
    ]
  ) {
    assert.ok(text.some((line) => line.includes(part)), part);
  }
  assert.equal(checks.length, 3);
  assert.equal(lines.filter(({ deed }) => deed?.type === "object").length, 2);
});

Deno.test("a reason from below names the object that it is about", () => {
  const given = evidence({
    kind: "Deployment",
    group: "apps",
    object: { metadata: { name: "front" } },
    below: [red],
  });
  assert.match(whySentence(given)!, /^Pod web: Image/);
  assert.equal(whySentence(evidence({ kind: "ConfigMap" })), undefined);
});

Deno.test("without a reason it says what was looked at", () => {
  const text = whyAnswer(evidence({ kind: "ConfigMap", related: { pods: [] } }), "").lines.map(({ line }) =>
    lineText(line)
  ).join("\n");
  assert.match(text, /No rule finds a fault here/);
  assert.match(text, /0 pods/);
});
