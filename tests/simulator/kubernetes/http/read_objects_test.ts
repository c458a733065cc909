import assert from "node:assert/strict";
import {
  configMap,
  configMaps,
  IN_DEFAULT,
  namespaces,
  pod,
  pods,
  type SampleServer,
  sampleServer,
} from "../sample_cluster.ts";

const NAMES = ["a", "b", "c", "d"];

function filled(): SampleServer {
  const sample = sampleServer();
  for (const name of NAMES) sample.registry.create(configMaps, configMap(name));
  return sample;
}

const namesOf = (body: { items: { metadata: { name: string } }[] }) =>
  body.items.map((item) => item.metadata.name);

Deno.test("a list is read in pages that stay consistent while things change", async () => {
  const { send, registry } = filled();
  const first = (await send("GET", `${IN_DEFAULT}/configmaps?limit=2`)).body;
  assert.deepEqual([namesOf(first), first.metadata.remainingItemCount], [["a", "b"], 2]);
  registry.delete(configMaps, "default", "c");
  registry.create(configMaps, configMap("bb"));
  const token = first.metadata.continue;
  const second = (await send("GET", `${IN_DEFAULT}/configmaps?limit=2&continue=${token}`)).body;
  assert.deepEqual(namesOf(second), ["c", "d"]);
  assert.equal(second.metadata.resourceVersion, first.metadata.resourceVersion);
  assert.equal(second.metadata.continue, undefined);
});

Deno.test("pages go over namespaces too", async () => {
  const { send, registry } = filled();
  registry.create(namespaces, { metadata: { name: "x" } });
  registry.create(configMaps, { metadata: { name: "a", namespace: "x" } });
  const all: string[] = [];
  for (let token = "";;) {
    const { body } = await send("GET", `/api/v1/configmaps?limit=3&continue=${token}`);
    all.push(
      ...body.items.map(({ metadata }: { metadata: { namespace: string; name: string } }) =>
        `${metadata.namespace}/${metadata.name}`
      ),
    );
    token = body.metadata.continue;
    if (!token) break;
  }
  assert.deepEqual(all, ["default/a", "default/b", "default/c", "default/d", "x/a"]);
});

Deno.test("a page of selected objects does not count what remains", async () => {
  const { body } = await filled().send(
    "GET",
    `${IN_DEFAULT}/configmaps?limit=1&fieldSelector=metadata.name!%3Da`,
  );
  assert.deepEqual(namesOf(body), ["b"]);
  assert.equal(body.metadata.remainingItemCount, undefined);
  assert.ok(body.metadata.continue);
});

Deno.test("an outdated token is refused with a fresh one", async () => {
  const { send, registry } = filled();
  const first = (await send("GET", `${IN_DEFAULT}/configmaps?limit=2`)).body;
  registry.create(configMaps, configMap("e"));
  registry.store.compact(registry.store.revision);
  const list = (token: string) => send("GET", `${IN_DEFAULT}/configmaps?limit=2&continue=${token}`);
  const refused = await list(first.metadata.continue);
  assert.deepEqual([refused.code, refused.body.reason], [410, "Expired"]);
  assert.deepEqual(namesOf((await list(refused.body.metadata.continue)).body), ["c", "d"]);
});

const VERSIONS: [query: string, code: number, count: number][] = [
  ["resourceVersion=0&limit=1", 200, 4],
  ["resourceVersion=3&limit=10", 200, 2],
  ["resourceVersion=3&resourceVersionMatch=Exact", 200, 2],
  ["resourceVersion=3&resourceVersionMatch=NotOlderThan", 200, 4],
  ["resourceVersion=3", 200, 4],
  ["resourceVersion=99", 504, 0],
];

for (const [query, code, count] of VERSIONS) {
  Deno.test(`list with ${query}`, async () => {
    const answer = await filled().send("GET", `${IN_DEFAULT}/configmaps?${query}`);
    assert.equal(answer.code, code);
    assert.equal(answer.body.items?.length ?? 0, count);
    if (code !== 504) return;
    assert.equal(answer.headers.get("retry-after"), "1");
    assert.equal(answer.body.details.causes[0].reason, "ResourceVersionTooLarge");
  });
}

Deno.test("items of a list have no kind, a single object has", async () => {
  const { send, registry } = filled();
  registry.create(pods, pod("p"));
  const list = (await send("GET", `${IN_DEFAULT}/pods`)).body;
  assert.deepEqual([list.kind, list.items[0].kind, list.items[0].metadata.name], ["PodList", undefined, "p"]);
  assert.equal((await send("GET", `${IN_DEFAULT}/pods/p`)).body.kind, "Pod");
  assert.equal((await send("GET", `${IN_DEFAULT}/pods/q`)).code, 404);
});
