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

/** The line after the colon, and what the question says. */
const questions: [string, RegExp][] = [
  [
    "hpa",
    /── Scale Deployment shop\/front to 4[^]*HorizontalPodAutoscaler front \(\d to \d+\) sets the number/,
  ],
  ["deploy /front", /── Scale Deployment shop\/front to 4[^]*HorizontalPodAutoscaler front \(\d to \d+\)/],
  ["rs /front", /── Scale ReplicaSet [^]*Deployment front owns ReplicaSet [^]*will set its own number again/],
  ["deploy", /^(?!.*HorizontalPodAutoscaler)/s],
];

for (const [line, expected] of questions) {
  Deno.test(`:${line}, s`, async () => {
    const options = { scenario: "shop", line };
    const [frame] = await playBundled("wait 1s\nkey s\ntype 4\nwait 1s\ndump", options);
    assert.match(frame!.join("\n"), expected);
  });
}
