import assert from "node:assert/strict";
import { systemTiming } from "../../../src/cluster/timing.ts";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import { blastRadius } from "../../../src/explorer/removal/blast_radius.ts";
import { plainDelete } from "../../../src/explorer/removal/delete_choice.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { texts } from "./consequence_lines.ts";
import { clientOf, discovery, object, target } from "./small_cluster.ts";

async function told(objects: readonly KubeObject[], forbidden: string[] = []): Promise<string[]> {
  const port = { client: clientOf(objects, forbidden), timing: systemTiming } as unknown as ClusterPort;
  let last: string[] = [];
  const find = blastRadius([target(objects[0]!)], plainDelete, discovery);
  await find(port, (lines) => last = texts(lines), new AbortController().signal);
  return last;
}

Deno.test("nothing that hangs on it is said, too", async () => {
  assert.deepEqual(await told([object("ConfigMap shop/lonely")]), [
    "Nothing that hangs on it was found: no owner, service, budget or volume.",
  ]);
});

Deno.test("what could not be looked at is not passed over", async () => {
  const lines = await told([object("ConfigMap shop/settings")], ["deployments"]);
  assert.equal(lines.at(-1), "Could not look at deployments: deployments is forbidden");
});
