import assert from "node:assert/strict";
import {
  availabilityOf,
  type Backend,
} from "../../../../src/simulator/kubernetes/controllers/api_service_availability.ts";

const remote = {
  spec: { group: "g.io", version: "v1", service: { namespace: "ops", name: "api", port: 443 } },
};
const service = {
  spec: { type: "ClusterIP", clusterIP: "10.0.0.1", ports: [{ name: "https", port: 443 }] },
} as const;
const slice = {
  addressType: "IPv4",
  ports: [{ name: "https" }],
  endpoints: [{ addresses: ["10.1.1.1"], conditions: { ready: true } }],
} as const;
type Given = Partial<Backend>;
const cases: [what: string, given: Given, reason: string, message: RegExp][] = [
  ["no service", {}, "ServiceNotFound", /^service\/api in "ops" is not present$/],
  [
    "another port",
    { service: { spec: { type: "ClusterIP", ports: [{ port: 80 }] } } as Backend["service"] },
    "ServicePortError",
    /is not listening on port 443$/,
  ],
  [
    "no slices",
    { service: service as unknown as Backend["service"] },
    "EndpointsNotFound",
    /^cannot find endpointslices for service\/api/,
  ],
  [
    "nobody ready",
    {
      service: service as unknown as Backend["service"],
      slices: [{ ...slice, endpoints: [] }] as unknown as Backend["slices"],
    },
    "MissingEndpoints",
    /have no addresses with port name "https"$/,
  ],
  [
    "somebody who does not speak the API",
    { service: service as unknown as Backend["service"], slices: [slice] as unknown as Backend["slices"] },
    "FailedDiscoveryCheck",
    /^failing or missing response from https:\/\/10.0.0.1:443\/apis\/g.io\/v1: /,
  ],
  ["served here", { isServed: true }, "Passed", /^all checks passed$/],
];

for (const [what, given, reason, message] of cases) {
  Deno.test(`available: ${what}`, () => {
    const said = availabilityOf(remote, { service: undefined, slices: [], isServed: false, ...given });
    assert.equal(said.reason, reason);
    assert.match(said.message!, message);
  });
}

Deno.test("without a service it is local", () => {
  const said = availabilityOf({ spec: {} }, { service: undefined, slices: [], isServed: true });
  assert.deepEqual(said, {
    status: "True",
    reason: "Local",
    message: "Local APIServices are always available",
  });
});
