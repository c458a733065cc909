import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const open = `type :deploy
key Enter
expect my-service-b
type /env-echgo
key Enter y
expect kind: Deployment
`;

Deno.test("folded blocks say how much is in them, the text beside its documentation is cut, not wrapped into it", async () => {
  const [frame] = await playBundled(`${open}type /^ +template
key Enter
type z
dump`);
  const text = frame!.join("\n");
  assert.match(text, /^▸ {3}template: \{2\} +│/m);
  assert.match(text, /│ template <PodTemplateSpec>/);
  assert.ok(frame!.every((line) => line.length <= 120));
});

Deno.test("signs stand before the lines, numbers when they are wanted, and neither in full screen", async () => {
  const [signs, numbers, full] = await playBundled(`${open}dump\nkey #\ndump\nkey f\ndump`);
  assert.match(signs!.join("\n"), /^▾ metadata:/m);
  assert.match(numbers!.join("\n"), /^ 3 ▾ metadata:/m);
  assert.match(full!.join("\n"), /^metadata:\n {2}annotations:/m);
});

Deno.test("a pinned field stays beside the text while the cursor moves", async () => {
  const [pinned, other, free] = await playBundled(`${open}type /^ +replicas
key Enter
expect replicas <integer>
key Tab Down
dump
key g
dump
key Tab
dump`);
  for (const frame of [pinned, other]) {
    assert.match(frame!.join("\n"), /│ pinned: spec › replicas/);
    assert.match(frame!.join("\n"), /│ replicas <integer>/);
  }
  assert.doesNotMatch(free!.join("\n"), /pinned/);
});
