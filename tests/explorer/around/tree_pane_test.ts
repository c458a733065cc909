import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const options = { scenario: "shop", size: { columns: 100, rows: 24 } };

Deno.test("Shift-H shows owners above and everything around below, Space folds, Enter goes there", async () => {
  const frames = await playBundled(
    "expect catalog-\nkey Shift-H\nexpect selected by\ndump\nkey g\nkey Space\nexpect ▸ Deployment\ndump\nkey Enter\nexpect Deployments\ndump\n",
    { ...options, line: "pods -n shop /catalog" },
  );
  const text = frames[0]!.join("\n");
  for (
    const part of [
      "▾ Deployment catalog",
      "▾ ReplicaSet catalog-",
      "▾ Pod catalog-",
      "Node ",
      "uses envFrom of app",
    ]
  ) {
    assert.ok(text.includes(part), part + "\n" + text);
  }
  assert.equal(frames[1]!.slice(2, -3).filter((line) => /Pod|Service/.test(line.slice(0, 30))).length, 0);
  assert.match(frames[2]!.join("\n"), /metadata.name=catalog/);
});

Deno.test("a branch that was not looked at is unfolded when it is asked for, and keys mean the branch", async () => {
  const frames = await playBundled(
    "expect catalog\nkey Shift-H\nexpect selected by\nkey / \ntype Service\nkey Enter\nkey Right\nexpect EndpointSlice\ndump\nkey y\nexpect kind: Service\n",
    { ...options, line: "deploy -n shop" },
  );
  assert.match(frames[0]!.join("\n"), /EndpointSlice catalog-\w+ .*owns/);
});

Deno.test(":tree with a kind and a name opens the same", async () => {
  const [frame] = await playBundled("expect owns\ndump\n", {
    ...options,
    line: "tree deploy catalog -n shop",
  });
  assert.match(frame!.join("\n"), /Deployment shop\/catalog · around it/);
});

Deno.test("what is gone is said", async () => {
  const [frame] = await playBundled("wait 1s\ndump\n", { ...options, line: "tree deploy nothing -n shop" });
  assert.match(frame!.join("\n"), /there is no Deployment shop\/nothing/);
});
