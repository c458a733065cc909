import assert from "node:assert/strict";
import { Client } from "../../../../src/cluster/client.ts";
import { dump } from "../../../../src/programs/kubectl/cluster_info/dump.ts";
import { FakeTransport, json } from "../../../cluster/fake_transport.ts";
import { runVerb } from "../run_recorded.ts";
import { scene } from "../scene.ts";

scene("cluster-info dump", [
  [
    "cluster-info dump -o 'jsonpath={.kind};' --namespaces nope",
    /^NodeList;EventList;ReplicationControllerList;ServiceList;DaemonSetList;.*;.*;PodList;$/,
  ],
  ["cluster-info dump -o name", "error: list types are not supported by name printing: *v1.NodeList\n"],
  [
    "cluster-info dump --namespaces kube-system -o jsonpath=",
    "error: template format specified but no template given\n",
  ],
  [
    "cluster-info dump --namespaces shop -o 'jsonpath={.kind};'",
    /PodList;==== START logs for container app of pod shop\/catalog-\S+ ====\n(.*\n)*==== END logs for /,
  ],
  ["cluster-info dump --output-directory=/state", "Cluster info dumped to /state\n"],
]);

Deno.test("a pod whose name leads out of the folder is written nowhere", async () => {
  const transport = new FakeTransport().on("GET /api/v1/nodes", json({ items: [] }));
  const lists = ["events", "replicationcontrollers", "services"].map((name) =>
    `/api/v1/namespaces/a/${name}`
  );
  const apps = ["daemonsets", "deployments", "replicasets"].map((name) =>
    `/apis/apps/v1/namespaces/a/${name}`
  );
  for (const path of [...lists, ...apps]) transport.on(`GET ${path}`, json({ items: [] }));
  const pod = { metadata: { namespace: "a", name: "../../etc" }, spec: {} };
  transport.on("GET /api/v1/namespaces/a/pods", json({ items: [pod] }));
  const connection = {
    client: new Client(transport),
    namespace: "a",
    discovery: () => Promise.resolve({ resources: [], failures: [], groupVersions: [] }),
    openapi: () => Promise.resolve(undefined),
  };
  const { err, code } = await runVerb(
    dump,
    ["--namespaces", "a", "--output-directory", "/state"],
    connection,
  );
  assert.equal(err, 'error: the server has a name that is no name of a file: "a/../../etc/logs.txt"\n');
  assert.equal(code, 1);
});
