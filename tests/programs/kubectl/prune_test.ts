import assert from "node:assert/strict";
import type { ApiResource } from "../../../src/kube/discovery.ts";
import { withLastApplied } from "../../../src/kube/last_applied.ts";
import { apply } from "../../../src/programs/kubectl/apply.ts";
import { pruneKinds } from "../../../src/programs/kubectl/prune.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const resource = (group: string, kind: string) => ({ group, version: "v1", kind }) as ApiResource;
const discovery = {
  resources: [resource("", "Pod"), resource("apps", "Deployment")],
  failures: [],
  groupVersions: [],
};

Deno.test("kinds are the usual ones that there are, or those that are named", () => {
  assert.deepEqual(pruneKinds(discovery, []).resources.map(({ kind }) => kind), ["Pod", "Deployment"]);
  assert.deepEqual(pruneKinds(discovery, ["apps/v1/Deployment"]).resources.map(({ kind }) => kind), [
    "Deployment",
  ]);
  assert.throws(() => pruneKinds(discovery, ["Pod"]), /invalid GroupVersionKind format: Pod, please follow/);
  assert.throws(() => pruneKinds(discovery, ["core/v1/Frob"]), /no matches for kind "Frob" in version "v1"/);
});

Deno.test("only what was applied once and is in no file is deleted", { ignore: !hasFixtures }, async () => {
  const map = (name: string, uid: string) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "default", uid },
  });
  const path = "/api/v1/namespaces/default/configmaps";
  const cluster = recordedCluster({
    [`${path}/a`]: withLastApplied(map("a", "1")),
    [`${path}/b`]: {},
    [path]: {
      kind: "ConfigMapList",
      metadata: {},
      items: [withLastApplied(map("a", "1")), withLastApplied(map("b", "2")), map("c", "3")],
    },
  });
  const files = { "/m": JSON.stringify({ ...map("a", "1"), metadata: { name: "a", namespace: "default" } }) };
  const argv = ["-f", "/m", "--prune", "--all", "--prune-allowlist=core/v1/ConfigMap"];
  const { out } = await runVerb(apply, argv, cluster, { files });
  assert.match(out, /\nconfigmap\/b pruned\n$/);
  assert.deepEqual(cluster.requests.filter((one) => one.startsWith("DELETE")), [`DELETE ${path}/b`]);
});
