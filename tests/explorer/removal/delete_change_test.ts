import assert from "node:assert/strict";
import { kubectlDelete } from "../../../src/explorer/removal/delete_change.ts";
import { plainDelete } from "../../../src/explorer/removal/delete_choice.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

const shop = { scenario: "shop", line: "deploy shop" } as const;
const toFront = "wait 1s\ntype /front\nkey Enter\n";

Deno.test("delete: what it takes along, endpoints, budgets and referrers are told before", async () => {
  const [sheet] = await playBundled(`${toFront}key Ctrl-D\nwait 2s\ndump\n`, shop);
  const text = sheet!;
  assertSays(text, "Delete Deployment shop/front");
  assertSays(text, "takes 1 ReplicaSet and 3 Pods with it");
  assertSays(text, "Service front keeps 0 of 3 endpoints");
  assertSays(text, "PodDisruptionBudget front allows 1 disruption now (2 must be up, 3 are)");
  assertSays(text, "HorizontalPodAutoscaler front");
  assertSays(text, "$ kubectl delete deployments front -n shop");
});

Deno.test("delete: the safe answer stands under Enter, and Esc leaves everything", async () => {
  const script = `${toFront}key Ctrl-D\nwait 2s\nkey Enter\nwait 5s\nexpect 3/3\ndump\n`;
  const [frame] = await playBundled(script, shop);
  assertSays(frame, "front");
});

/** What becomes of the pods with each propagation. */
for (
  const { choice, keys, told, pods } of [
    { choice: "background", keys: "", told: "takes 1 ReplicaSet and 3 Pods with it", pods: false },
    { choice: "foreground", keys: "Right", told: "takes 1 ReplicaSet and 3 Pods with it", pods: false },
    {
      choice: "orphan",
      keys: "Right Right",
      told: "leaves 1 ReplicaSet behind without an owner",
      pods: true,
    },
  ]
) {
  Deno.test(`delete with propagation ${choice}: pods ${pods ? "stay" : "go"}`, async () => {
    const toField = keys ? `key Tab ${keys}\nwait 1s\n` : "";
    const toButton = keys ? "key Tab Tab Tab Enter\n" : "key Left Enter\n";
    const script = `${toFront}key Ctrl-D\nwait 2s\n${toField}wait 1s\ndump\n${toButton}wait 60s\nkey Esc\n` +
      "type :pods shop\nkey Enter\nwait 1s\ndump\n";
    const [sheet, left] = await playBundled(script, shop);
    assertSays(sheet, told);
    if (choice !== "background") assertSays(sheet, `--cascade=${choice}`);
    assert.deepEqual(left!.some((line) => line.includes("front-")), pods);
  });
}

Deno.test("delete: pods of a controller are said to be replaced", async () => {
  const script = "wait 1s\ntype /front\nkey Enter Space Down Space Ctrl-D\nwait 2s\ndump\nkey Esc\n";
  const [sheet] = await playBundled(script, { ...shop, line: "pods shop" });
  const text = sheet!;
  assert.deepEqual(text.join("\n").match(/owned by ReplicaSet front-\w+: will be replaced/g)?.length, 2);
  assertSays(text, "Service front keeps 1 of 3 endpoints until their replacements are ready");
});

Deno.test("delete: a namespace asks for its name, and says what is in it and what data is lost", async () => {
  const script = "wait 1s\ntype /shop-data\nkey Enter Ctrl-D\nwait 2s\ndump\n";
  const [sheet] = await playBundled(script, { ...shop, line: "ns" });
  const text = sheet!;
  assertSays(text, "Type its name (shop-data)");
  assertSays(text, "Everything in namespace shop-data goes with it:");
  assertSays(text, "2 PersistentVolumeClaims");
  assertSays(text, "THE DATA IS LOST");
});

Deno.test("delete: a claim in use says whose pod keeps it Terminating", async () => {
  const [sheet] = await playBundled("wait 1s\nkey Ctrl-D\nwait 2s\ndump\n", {
    ...shop,
    line: "pvc shop-data",
  });
  const text = sheet!;
  assertSays(text, "data-database-0 is used by Pod database-0");
  assertSays(text, "kubernetes.io/pvc-protection");
});

Deno.test("kill: one key more, one second of grace", async () => {
  const script =
    "wait 1s\ntype /front\nkey Enter Ctrl-K\nwait 2s\ndump\nkey Enter\nwait 1s\nexpect deleted\n";
  const [sheet] = await playBundled(script, { ...shop, line: "pods shop" });
  assertSays(sheet, "-n shop --now");
});

Deno.test("read-only: neither delete nor kill opens a question", async () => {
  const script = "wait 1s\nkey Ctrl-D\nwait 1s\ndump\nkey Ctrl-K\nwait 1s\ndump\n";
  const frames = await playBundled(script, { ...shop, line: "pods shop", readOnly: true });
  for (const frame of frames) assertSays(frame, "read-only mode");
});

Deno.test("kubectl delete: one command for each namespace", () => {
  const pod = (namespace: string, name: string) => ({ resource: PODS, namespace, name, uid: name });
  const targets = [pod("a", "x"), pod("a", "y"), pod("b", "z")];
  assert.deepEqual(
    kubectlDelete(targets, plainDelete, { discovery: undefined, contextFlag: "" }),
    "kubectl delete pods x y -n a && kubectl delete pods z -n b",
  );
});
