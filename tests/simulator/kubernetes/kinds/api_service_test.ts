import assert from "node:assert/strict";
import { type ApiService, apiService } from "../../../../src/simulator/kubernetes/kinds/api_service.ts";
import { refusalOf, sampleCluster, sampleKinds } from "../sample_cluster.ts";

const spec = { group: "a.example.com", version: "v1", groupPriorityMinimum: 100, versionPriority: 10 };
const cases: [name: string, spec: ApiService["spec"], refusal: RegExp][] = [
  ["v1.a.example.com", spec, /^not refused$/],
  [
    "x",
    spec,
    /metadata.name: Invalid value: "x": must be `spec.version\+"."\+spec.group`: "v1.a.example.com"$/,
  ],
  [
    "v1.a.example.com",
    { ...spec, versionPriority: 0 },
    /spec.versionPriority: Invalid value: 0: must be positive and/,
  ],
  [
    "v1.a.example.com",
    { ...spec, service: {} },
    /spec.service.namespace: Required value, spec.service.name: Required/,
  ],
  [
    "v1.a.example.com",
    { ...spec, insecureSkipTLSVerify: true },
    /local APIServices may not have insecureSkipTLSVerify/,
  ],
  [
    "v2.",
    { ...spec, group: "", version: "v2" },
    /spec.group: Required value: only v1 may have an empty group/,
  ],
];

for (const [name, given, refusal] of cases) {
  Deno.test(`APIService ${name} ${JSON.stringify(given)}`, () => {
    const { registry } = sampleCluster([...sampleKinds, apiService]);
    assert.match(refusalOf(() => registry.create(apiService, { metadata: { name }, spec: given })), refusal);
  });
}
