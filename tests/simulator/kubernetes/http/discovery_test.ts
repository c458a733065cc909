import assert from "node:assert/strict";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { sampleServer } from "../sample_cluster.ts";

const type = (version: string) =>
  `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;

const VERSIONS: [accept: string, contentType: string][] = [
  [`${type("v2")},${type("v2beta1")},application/json`, type("v2")],
  [`${type("v2beta1")},application/json`, "application/json"],
  ["application/json", "application/json"],
];

for (const [accept, contentType] of VERSIONS) {
  Deno.test(`discovery for ${accept.slice(0, 60)}`, async () => {
    const { headers, body } = await sampleServer().send("GET", "/apis", undefined, { accept });
    assert.equal(headers.get("content-type"), contentType);
    assert.equal(body.kind, contentType === "application/json" ? "APIGroupList" : "APIGroupDiscoveryList");
  });
}

Deno.test("who has it already is told so", async () => {
  const { send } = sampleServer();
  const first = await send("GET", "/api", undefined, { accept: type("v2") });
  const tag = first.headers.get("etag")!;
  assert.match(tag, /^"[0-9A-F]{128}"$/);
  const again = await send("GET", "/api", undefined, { accept: type("v2"), "if-none-match": tag });
  assert.deepEqual([again.code, again.text, again.headers.get("vary")], [304, "", "Accept"]);
});

Deno.test("what is neither is not acceptable", async () => {
  assert.equal((await sampleServer().send("GET", "/api", undefined, { accept: type("v3") })).code, 406);
});

interface Discovered {
  resource: string;
  subresources?: { subresource: string }[];
}

/** Since the recorded version. */
const NEWER = new Set(["mutatingadmissionpolicies", "mutatingadmissionpolicybindings"]);

/** Without what we do not serve yet. */
function served(recorded: Discovered): Discovered {
  const kind = kinds.find(({ plural }) => plural === recorded.resource);
  const known = new Set(["status", "scale", "finalize", ...Object.keys(kind?.subresources ?? {})]);
  const subresources = recorded.subresources?.filter(({ subresource }) => known.has(subresource));
  return { ...recorded, ...(subresources ? { subresources } : {}) };
}

Deno.test({
  name: "what is discovered of each kind is as recorded",
  ignore: !hasFixtures,
  async fn() {
    const { server } = recordedCluster();
    for (const root of ["api", "apis"]) {
      const recorded = fixtureJson(`discovery/${root}.agg.v2.json`);
      const ours = await (await server.request(`/${root}`, { headers: { accept: type("v2") } })).json();
      for (const group of ours.items) {
        const other = recorded.items.find((item: typeof group) => item.metadata.name === group.metadata.name);
        for (const { version, resources, freshness } of group.versions) {
          assert.equal(freshness, "Current");
          const expected = other.versions.find((item: typeof group) => item.version === version).resources;
          for (const resource of resources) {
            if (NEWER.has(resource.resource)) continue;
            const match = expected.find((item: Discovered) => item.resource === resource.resource);
            assert.deepEqual(resource, served(match), `${group.metadata.name} ${resource.resource}`);
          }
        }
      }
    }
  },
});
