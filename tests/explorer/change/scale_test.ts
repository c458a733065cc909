import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const script = `
wait 1s
key s
type 5
dump
key Enter
wait 5s
dump
`;

Deno.test("scaling shows what changes, and Enter does it", async () => {
  const [asked, done] = await playBundled(script, { scenario: "shop", line: "deployments" });
  const question = asked!.join("\n");
  assert.match(question, /── Scale Deployment shop\/catalog to 5 ─/);
  assert.match(question, /- +replicas: 2\n +\+ +replicas: 5/);
  assert.match(question, /\$ kubectl scale deployments catalog --replicas=5 -n shop/);
  assert.match(done!.join("\n"), /catalog +5\/5/);
  assert.match(done!.join("\n"), /✓ Deployment shop\/catalog scaled to 5/);
});
