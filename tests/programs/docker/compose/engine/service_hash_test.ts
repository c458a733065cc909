import assert from "node:assert/strict";
import { resourceHash, serviceHash } from "../../../../../src/programs/docker/compose/engine/service_hash.ts";

Deno.test("the hash changes with what containers are made of, and with nothing else", () => {
  const base = { name: "web", image: "nginx", environment: { A: "1", B: "2" } };
  const hash = serviceHash(base);
  assert.match(hash, /^[0-9a-f]{64}$/);
  // What docker-compose 2.40.3 says of this one.
  const known = serviceHash({ name: "a", image: "x", networks: { default: null } });
  assert.equal(known, "d5457d0b2799957b606d2ac4ed52d85a1e75799490e56229948300b9a59e8953");
  const same = [
    { ...base, scale: 3 },
    { ...base, depends_on: {} },
    { ...base, environment: { B: "2", A: "1" } },
  ];
  for (const service of same) assert.equal(serviceHash(service), hash, JSON.stringify(service));
  const scaled = [2, 3].map((replicas) => serviceHash({ ...base, deploy: { replicas } }));
  assert.equal(scaled[0], scaled[1]);
  const others = [{ ...base, image: "nginx:1" }, { ...base, environment: { A: "1" } }];
  for (const service of others) assert.notEqual(serviceHash(service), hash, JSON.stringify(service));
  assert.notEqual(resourceHash({ name: "a" }), resourceHash({ name: "b" }));
});
