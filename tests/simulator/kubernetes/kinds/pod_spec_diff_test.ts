import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { podSpecDiff } from "../../../../src/simulator/kubernetes/kinds/pod_spec_diff.ts";

const spec: IPodSpec = { restartPolicy: "Always", dnsPolicy: "ClusterFirst", containers: [] };

Deno.test("only the lines that differ are shown, with three lines around them", () => {
  assert.equal(
    podSpecDiff(spec, { ...spec, dnsPolicy: "Default" }),
    `@@ -6,7 +6,7 @@
  "RestartPolicy": "Always",
  "TerminationGracePeriodSeconds": null,
  "ActiveDeadlineSeconds": null,
- "DNSPolicy": "ClusterFirst",
+ "DNSPolicy": "Default",
  "NodeSelector": null,
  "ServiceAccountName": "",
  "AutomountServiceAccountToken": null,
`,
  );
});

Deno.test("changes that are far apart have a hunk each, with line numbers of both sides", () => {
  const text = podSpecDiff(spec, {
    ...spec,
    volumes: [],
    nodeSelector: { disk: "ssd" },
    hostnameOverride: "h",
  });
  assert.deepEqual(text.match(/^@@.*$/gm), ["@@ -1,5 +1,5 @@", "@@ -7,7 +7,9 @@", "@@ -33,5 +35,5 @@"]);
  assert.match(text, /\n\+ "NodeSelector": \{\n\+ {2}"disk": "ssd"\n\+ \},\n/);
});

Deno.test("nothing differs, nothing is said", () => assert.equal(podSpecDiff(spec, spec), ""));
