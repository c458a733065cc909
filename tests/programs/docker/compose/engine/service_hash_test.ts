import assert from "node:assert/strict";
import { resourceHash, serviceHash } from "../../../../../src/programs/docker/compose/engine/service_hash.ts";

Deno.test("the hash changes with what containers are made of, and with nothing else", async () => {
  const base = { name: "web", image: "nginx", environment: { A: "1", B: "2" } };
  const hash = await serviceHash(base);
  assert.match(hash, /^[0-9a-f]{64}$/);
  const same = [
    { ...base, scale: 3 },
    { ...base, depends_on: {} },
    { ...base, environment: { B: "2", A: "1" } },
    { ...base, deploy: { replicas: 2 } },
  ];
  for (const service of same) assert.equal(await serviceHash(service), hash, JSON.stringify(service));
  const others = [{ ...base, image: "nginx:1" }, { ...base, environment: { A: "1" } }];
  for (const service of others) assert.notEqual(await serviceHash(service), hash, JSON.stringify(service));
  assert.notEqual(await resourceHash({ name: "a" }), await resourceHash({ name: "b" }));
});
