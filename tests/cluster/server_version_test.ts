import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { serverVersion } from "../../src/cluster/server_version.ts";
import { fixture, hasFixtures } from "../fixtures.ts";
import { FakeTransport, json } from "./fake_transport.ts";

Deno.test({
  name: "the version of a real server",
  ignore: !hasFixtures,
  fn: async () => {
    const transport = new FakeTransport().on("GET /version", json(fixture("discovery/version.json")));
    const version = await serverVersion(new Client(transport));
    assert.deepEqual([version.major, version.minor, version.gitVersion], ["1", "34", "v1.34.9"]);
  },
});

Deno.test("an old server says less", async () => {
  const answer = { major: "1", minor: "20+", gitVersion: "v1.20.1-gke.1" };
  const transport = new FakeTransport().on("GET /version", json(answer));
  assert.deepEqual(await serverVersion(new Client(transport)), answer);
});
