import assert from "node:assert/strict";
import { get } from "../../../src/programs/kubectl/get.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { manifestFlags } from "../../../src/programs/kubectl/manifest_flags.ts";
import { selectManifests } from "../../../src/programs/kubectl/selected_manifests.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";
import { runVerb } from "./run_recorded.ts";

const files = {
  "/m":
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Frob\nmetadata: {name: b}\n",
};
const flags = [...manifestFlags("Files."), { name: "selector", kind: "string", usage: "" } as const];

Deno.test("files name objects as arguments do", { ignore: !hasFixtures }, async () => {
  const call = { ...parseFlags(flags, ["-f", "/m"]), ...testIo({ files }) };
  const { selected, problem } = await selectManifests(call, recordedCluster());
  assert.deepEqual(selected.map(({ path }) => path), ["/api/v1/namespaces/default/pods/a"]);
  assert.match(problem?.errors[0].message, /^resource mapping not found for name: "b"/);
  await assert.rejects(
    selectManifests({ ...call, args: ["pod"] }, recordedCluster()),
    /you may not specify resource arguments/,
  );
});

Deno.test("get -f shows what there is, and then what cannot be read", { ignore: !hasFixtures }, async () => {
  const cluster = recordedCluster({
    "/api/v1/namespaces/default/pods/a": { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } },
  });
  const { out, err, code } = await runVerb(get, ["-f", "/m", "-oname"], cluster, { files });
  assert.equal(out, "pod/a\n");
  assert.match(err, /^resource mapping not found/);
  assert.equal(code, 1);
});
