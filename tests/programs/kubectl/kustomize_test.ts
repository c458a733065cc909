import assert from "node:assert/strict";
import { kustomize } from "../../../src/programs/kubectl/kustomize.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { runVerb } from "./run_recorded.ts";

const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n";
const files = { "/k/kustomization.yaml": "resources: [p.yaml]\n", "/k/p.yaml": POD };

Deno.test("kustomize prints what a folder builds, or writes it", async () => {
  const cluster = recordedCluster();
  assert.deepEqual(await runVerb(kustomize, ["/k"], cluster, { files }), { code: 0, out: POD, err: "" });
  const machine = new FakeMachine();
  for (const [path, text] of Object.entries(files)) machine.files.set(path, text);
  assert.equal((await runVerb(kustomize, ["/k", "-o", "/out.yaml"], cluster, { machine })).out, "");
  assert.equal(machine.files.get("/out.yaml"), POD);
});

Deno.test("kustomize takes one folder", async () => {
  const { err, code } = await runVerb(kustomize, ["a", "b"], recordedCluster());
  assert.deepEqual([err, code], ["error: specify one path to kustomization.yaml\n", 1]);
});
