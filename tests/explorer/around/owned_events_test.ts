import { playBundled } from "../bundled_play.ts";

Deno.test("Shift-E on a deployment shows the events of its replica sets and pods, and goes on", async () => {
  await playBundled(
    "expect worker\nkey Shift-E\nexpect BackOff\nexpect pod/worker-\nexpect ScalingReplicaSet\nexpect deployment/worker\nwait 10s\nexpect BackOff\n",
    { scenario: "incident-crashloop", line: "deploy -n harbor", size: { columns: 140, rows: 30 } },
  );
});

Deno.test("Enter on an event goes to its object", async () => {
  await playBundled("expect shop\nkey Shift-E\nexpect FailedCreate\nkey Enter\nexpect metadata.name=shop\n", {
    scenario: "incident-quota",
    line: "deploy -n harbor",
  });
});
