import assert from "node:assert/strict";
import { withLastApplied } from "../../../../src/kube/last_applied.ts";
import { editLastApplied } from "../../../../src/programs/kubectl/apply/edit_last_applied.ts";
import { FakeMachine } from "../../../explorer/fake_machine.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", labels: { x: "one" } } };
const path = "/api/v1/namespaces/default/pods";
const answers = { [`${path}/a`]: withLastApplied(pod), [`${path}/b`]: pod };

async function edited(name: string, change: (text: string) => string) {
  const machine = new FakeMachine();
  machine.variables["EDITOR"] = "ed";
  machine.programs.set("ed", ([file]) => {
    machine.files.set(file!, change(machine.files.get(file!)!));
    return {};
  });
  const cluster = recordedCluster(answers);
  const result = await runVerb(editLastApplied, ["pod", name], cluster, { machine });
  return { ...result, patches: cluster.requests.filter((one) => one.startsWith("PATCH ")) };
}

Deno.test("what apply remembers is changed, and only that", { ignore: !hasFixtures }, async () => {
  const { out, patches } = await edited("a", (text) => {
    assert.match(text, /^# Please edit the 'last-applied-configuration' annotations below\.\n/);
    return text.replace("one", "two");
  });
  assert.equal(out, "pod/a edited\n");
  assert.equal(patches.length, 1);
});

Deno.test("without a change, or without a note, nothing is sent", { ignore: !hasFixtures }, async () => {
  const same = await edited("a", (text) => text);
  assert.deepEqual([same.err, same.patches], ["Edit cancelled, no changes made.\n", []]);
  const none = await edited("b", (text) => text);
  assert.match(none.err, /^error: no last-applied-configuration annotation found on resources/);
});
