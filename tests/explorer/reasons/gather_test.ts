import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { clusterReader } from "../../../src/explorer/reasons/cluster_reader.ts";
import { gatherEvidence } from "../../../src/explorer/reasons/gather.ts";
import { reasonsFor } from "../../../src/kube/reasons/reasons.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

/** What is asked about in a broken world, as `pods worker` (the first of that beginning), and the rule that fits. */
const INCIDENTS: Record<string, [asked: string, rule: string, says: RegExp][]> = {
  crashloop: [
    ["pods worker", "crash-exit-1", /exits 1 .*last line: "fatal: cannot open \/etc\/worker\/queue.conf"/],
    ["deployments.apps worker", "crash-exit-1", /exits 1/],
  ],
  image: [["pods shop", "image-access", /ngnix:1.27 cannot be fetched.*Is nginx:1.27 meant\?/]],
  selector: [["services api", "service-selector", /app=apl matches no pod.*app: apl here, api on the pods/]],
  port: [[
    "services api",
    "service-target-port",
    /targetPort 8080, but the containers name only containerPort 80/,
  ]],
  pending: [["pods report", "unschedulable", /of 2 nodes on 2 there is too little cpu left/]],
  config: [["pods api", "config-missing", /ConfigMap api-config does not exist.*There is api-configuration/]],
  probe: [
    ["pods api", "probe-readiness", /GET \/healthz on port 80 → HTTP probe failed with statuscode: 404/],
    ["services api", "probe-readiness", /the program answers, but has no \/healthz|has no \/healthz/i],
  ],
  liveness: [["pods api", "probe-liveness", /Nothing listens on port 8080/]],
  oom: [["pods cache", "oom-killed", /its limit of 64Mi allows/]],
  rbac: [[
    "pods watchman",
    "rbac-forbidden",
    /ServiceAccount watchman may not list pods.*gives its role to ServiceAccount default/,
  ]],
  volume: [
    ["persistentvolumeclaims database", "claim-no-class", /StorageClass fast does not exist/],
    ["pods database", "unschedulable", /its PersistentVolumeClaim has no volume yet/],
  ],
  secret: [[
    "pods api",
    "mount-missing",
    /Secret api-tls-2024, which volume tls needs, does not exist.*There is api-tls:/,
  ]],
  namespace: [[
    "pods front",
    "wrong-namespace",
    /There is one in backend: from here it is called api.backend/,
  ]],
  "network-policy": [
    ["pods front", "network-policy", /NetworkPolicy default-deny lets nothing in/],
    ["services api", "service-network-policy", /default-deny selects the pods/],
  ],
  quota: [["deployments.apps shop", "quota-exceeded", /ResourceQuota small allows no more pods/]],
  init: [[
    "pods api",
    "init-waits",
    /it looks for database\.harbor\.svc\.cluster\.local.*There is a Service db/,
  ]],
};

for (const [name, cases] of Object.entries(INCIDENTS)) {
  Deno.test(`incident-${name} is named rightly`, async () => {
    const { flags } = parseFlags(connectionFlags, ["--seed", "1"]);
    const bundled = openBundled({ scenario: `incident-${name}`, flags, isLive: false });
    try {
      const client = new Client(bundled.transport, { timing: bundled.timing });
      const discovery = await discover(client);
      // Programs that ask others need a turn to be answered.
      for (let turn = 0; turn < 10; turn++) {
        await bundled.passTime(5000);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      for (const [asked, rule, says] of cases) {
        const [key, beginning] = asked.split(" ") as [string, string];
        const reader = clusterReader(client, discovery, new AbortController().signal);
        const list = await reader.list(key, "harbor");
        const object = list!.find(({ metadata }) => metadata.name!.startsWith(beginning))!;
        const target = { resource: reader.resource(key)!, namespace: "harbor", name: object.metadata.name! };
        const evidence = await gatherEvidence(reader, target, bundled.now());
        const [reason] = reasonsFor(evidence!);
        assert.equal(reason?.rule, rule, `${asked}: ${reason?.text}`);
        assert.match(reason.text, says, JSON.stringify([evidence!.logs, evidence!.unread]));
        assert.ok(
          reason.checks.length >= 2 && reason.checks.every(({ command }) => command.startsWith("kubectl ")),
        );
      }
    } finally {
      bundled.close();
    }
  });
}
