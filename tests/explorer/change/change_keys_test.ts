import assert from "node:assert/strict";
import { changeKeys } from "../../../src/explorer/change/change_keys.ts";
import { playBundled } from "../bundled_play.ts";
import { target } from "./test_targets.ts";

/** The line after the colon, the keys of a deed, its kubectl command, and what is said when it is done. */
const deeds: [string, string, string, RegExp][] = [
  [
    "deploy",
    "key s\ntype 4",
    "kubectl scale deployments catalog --replicas=4 -n shop",
    /catalog scaled to 4/,
  ],
  ["deploy", "key r", "kubectl rollout restart deployments catalog -n shop", /catalog restarted/],
  [
    "deploy",
    "key i\ntype -alpine",
    "kubectl set image deployments catalog app=nginx:1.27-alpine -n shop",
    /now runs/,
  ],
  ["deploy", "key Ctrl-T", "kubectl rollout pause deployments catalog -n shop", /catalog paused/],
  [
    "deploy",
    "key m Tab\ntype tier=web",
    "kubectl label deployments catalog tier=web --overwrite -n shop",
    /changed/,
  ],
  ["deploy", "key m Ctrl-D", "kubectl label deployments catalog app- --overwrite -n shop", /changed/],
  ["nodes", "key c", "kubectl cordon eli01", /Node eli01 cordoned/],
  [
    "cronjobs",
    "key s",
    `kubectl patch cronjobs stock-report -p '{"spec":{"suspend":true}}' -n shop`,
    /suspended/,
  ],
  [
    "cronjobs",
    "key t\nkey Ctrl-U\ntype now",
    "kubectl create job now --from=cronjob/stock-report -n shop",
    /Job now started/,
  ],
  [
    "deploy",
    "key Space Space s\ntype 4",
    "kubectl scale deployments catalog front --replicas=4 -n shop",
    /2 Deployments scaled/,
  ],
];

for (const [line, keys, kubectl, said] of deeds) {
  Deno.test(`:${line} ${keys.replaceAll("\n", " ")} asks, does it, and takes it back`, async () => {
    const requests: string[] = [];
    const script =
      `wait 1s\n${keys}\ndump\nkey Enter\nwait 2s\ndump\nkey Ctrl-U\ndump\nkey Enter\nwait 2s\ndump`;
    const play = await playBundled(script, { scenario: "shop", line, requests });
    const [asked, done, undoing, undone] = play.map((frame) => frame.join("\n"));
    assert.ok(asked!.includes(`$ ${kubectl}`), asked);
    assert.match(asked!, /^ +[+-] /m, "the difference is shown");
    assert.match(done!, said);
    const writes = requests.filter((one) =>
      !one.startsWith("GET") && !one.includes("dryRun") && !one.includes("review")
    );
    if (line === "deploy" && keys === "key r") {
      assert.match(undoing!, /"Restart Deployment shop\/catalog" cannot be taken back/);
      assert.equal(writes.length, 1);
      return;
    }
    assert.match(undoing!, /── Undo: /);
    if (keys.endsWith("now")) return;
    assert.match(undone!, /✓ taken back: /);
    assert.equal(writes.length, keys.includes("Space") ? 4 : 2);
  });
}

Deno.test("every key that changes objects says so, and which right it needs", () => {
  for (const { name, writes, right } of changeKeys) {
    assert.equal(writes, true, name);
    assert.ok(right?.(target("web")).verb, name);
  }
});
