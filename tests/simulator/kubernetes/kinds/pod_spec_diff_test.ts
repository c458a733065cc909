import assert from "node:assert/strict";
import { podSpecDiff } from "../../../../src/simulator/kubernetes/kinds/pod_spec_diff.ts";

const spec = { restartPolicy: "Always" as const, dnsPolicy: "ClusterFirst" as const, containers: [] };

Deno.test("only the lines that differ are shown, with lines around them", () => {
  assert.equal(
    podSpecDiff(spec, { ...spec, dnsPolicy: "Default" }),
    '@@ -1,5 +1,5 @@\n {\n  "RestartPolicy": "Always",\n- "DNSPolicy": "ClusterFirst",\n' +
      '+ "DNSPolicy": "Default",\n  "Containers": []\n }\n',
  );
});

Deno.test("keys of maps are not names of fields", () => {
  const text = podSpecDiff(spec, { ...spec, nodeSelector: { disk: "ssd" } });
  assert.match(text, /\+ "NodeSelector": \{\n\+ {2}"disk": "ssd"/);
});

Deno.test("nothing differs, nothing is said", () => assert.equal(podSpecDiff(spec, spec), ""));
