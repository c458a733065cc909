import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

Deno.test("a network is made with what the flags say", async () => {
  const { out, asked } = await docker(
    "network create --subnet 10.1.0.0/16 --gateway 10.1.0.1 --label a=b -o k=v mine",
    {
      "POST /networks/create": { Id: "n1", Warning: "" },
    },
  );
  assert.equal(out, "n1\n");
  const body = JSON.parse(asked[0]!.body);
  assert.deepEqual([body.Name, body.Driver, body.IPAM.Config, body.Labels, body.Options], [
    "mine",
    "bridge",
    [{ Subnet: "10.1.0.0/16", Gateway: "10.1.0.1" }],
    { a: "b" },
    { k: "v" },
  ]);
});

Deno.test("what cannot be removed is told at once", async () => {
  const answers = {
    "GET /networks/a": {},
    "DELETE /networks/a": "",
    "DELETE /networks/b": refused(403, "network b has active endpoints"),
  };
  const { code, out, err } = await docker("network rm a b", answers);
  assert.deepEqual([code, out, err], [
    1,
    "a\n",
    "Error response from daemon: network b has active endpoints\nexit status 1\n",
  ]);
});

Deno.test("containers join and leave", async () => {
  const { asked } = await docker("network connect --alias db --ip 10.0.0.2 net web", {
    "POST /networks/net/connect": "",
  });
  const { Container, EndpointConfig } = JSON.parse(asked[0]!.body);
  assert.deepEqual([Container, EndpointConfig.Aliases, EndpointConfig.IPAMConfig.IPv4Address], [
    "web",
    ["db"],
    "10.0.0.2",
  ]);
  const left = await docker("network disconnect -f net web", { "POST /networks/net/disconnect": "" });
  assert.deepEqual(JSON.parse(left.asked[0]!.body), { Container: "web", Force: true });
});

Deno.test("volumes are made and removed", async () => {
  const made = await docker("volume create --label a=b", { "POST /volumes/create": { Name: "abc" } });
  assert.equal(made.out, "abc\n");
  assert.equal("Name" in JSON.parse(made.asked[0]!.body), false);
  const removed = await docker("volume rm -f abc", { "DELETE /volumes/abc": "" });
  assert.deepEqual([removed.out, removed.asked[0]!.line], ["abc\n", "DELETE /volumes/abc?force=1"]);
});
