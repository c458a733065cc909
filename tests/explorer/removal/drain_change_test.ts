import assert from "node:assert/strict";
import { drainFlags, plainDrain } from "../../../src/explorer/removal/drain_change.ts";
import { playBundled } from "../bundled_play.ts";
import { assertSays } from "./frame_text.ts";

const nodes = { scenario: "shop", line: "nodes", size: { columns: 120, rows: 40 } } as const;

Deno.test("drain: the plan is told before, with budgets and endpoints", async () => {
  const [sheet] = await playBundled("wait 1s\nkey r\nwait 2s\ndump\n", nodes);
  assertSays(
    sheet,
    "Drain node eli01",
    "+   unschedulable: true",
    "Pods of node eli01 would go:",
    "PodDisruptionBudget front allows 1 disruption now (2 must be up, 3 are): 1 pod of it may go at once.",
    "Ignoring DaemonSet-managed Pods: kube-system/kube-proxy",
    "$ kubectl drain eli01 --ignore-daemonsets",
  );
});

Deno.test("drain: DaemonSets block it unless they are ignored, in kubectl's words", async () => {
  const script = "wait 1s\nkey r\nwait 2s\nkey Tab Tab Tab Space\nwait 2s\ndump\n";
  const [sheet] = await playBundled(script, nodes);
  assertSays(
    sheet,
    "cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)",
    "only cordoned",
  );
});

Deno.test("drain flags are kubectl's", () => {
  assert.equal(drainFlags(plainDrain), " --ignore-daemonsets");
  const all = { graceSeconds: 5, timeoutSeconds: 60, ignoresDaemonSets: false, deletesEmptyDirs: true };
  assert.equal(
    drainFlags({ ...all, isForced: true, disablesEviction: true }),
    " --delete-emptydir-data --force --disable-eviction --grace-period=5 --timeout=60s",
  );
});
