import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** What is typed, keys, and what is then on the screen. */
const cases: [string, string, RegExp[]][] = [
  ["clusterroles /^.view", "key Enter", [
    /› ClusterRole view › Rules|ClusterRole view › Rules/,
    /configmaps +✓ +✓ +✓ +· /,
  ]],
  ["clusterrolebindings /cluster-admin", "key Enter", [
    /Rules/,
    /\* +\* +✓ +✓ +✓ +✓ +✓ +✓ +✓ +✓ +every verb/,
  ]],
  ["sa kube-system /coredns", "key Enter", [/ServiceAccount kube-system\/coredns › Rules/]],
  ["can g:system:masters", "", [
    /Group system:masters › Rights/,
    /ClusterRole cluster-admin by/,
    /everywhere/,
  ]],
  ["can u:nobody-at-all", "", [/system:basic-user|selfsubject/]],
  ["can x", "", [/can who\?/]],
  ["who-can delete nodes", "", [/Who can delete nodes/, /system:masters +Group +everywhere/]],
  ["who-can delete", "", [/who can do what\?/]],
  ["who-can delete whales", "", [/doesn't have a resource type "whales"/]],
  ["can-i", "", [/What you may do in default/, /\* +\* +✓/]],
  ["users", "", [/Users/, /system:kube-scheduler/]],
  ["groups", "key Enter", [/Group .* › Rights/]],
];

for (const [typed, keys, expected] of cases) {
  Deno.test(`:${typed} ${keys}`, async () => {
    const script = `key :\ntype ${typed}\nkey Enter\nwait 1s\n${keys ? `${keys}\nwait 1s\n` : ""}dump`;
    const [frame] = await playBundled(script, { size: { columns: 160, rows: 40 } });
    for (const pattern of expected) assert.match(frame!.join("\n"), pattern);
  });
}

Deno.test("Enter on a subject shows its rights, on a resource its documentation", async () => {
  const [rights, docs] = await playBundled(
    "key :\ntype who-can delete nodes\nkey Enter\nwait 1s\nkey Enter\nwait 1s\ndump\nkey :\ntype can-i\nkey Enter\nwait 1s\nkey Shift-G Enter\nwait 1s\ndump",
    { size: { columns: 160, rows: 40 } },
  );
  assert.match(rights!.join("\n"), /(Group|User|ServiceAccount) .* › Rights/);
  assert.match(docs!.join("\n"), /explain|What you may do/);
});
