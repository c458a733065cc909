import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

const LISTS: [query: string, names: string[]][] = [
  ["", ["bridge", "host", "none", "app"]],
  ['filters={"type":["custom"]}', ["app"]],
  ['filters={"driver":["host"]}', ["host"]],
  ['filters={"name":["on"]}', ["none"]],
  ['filters={"label":["a"]}', ["app"]],
  ['filters={"dangling":["true"]}', ["app"]],
];

for (const [query, names] of LISTS) {
  Deno.test(`networks by ${query || "nothing"}`, async () => {
    const { ask } = smallEngine();
    await ask("POST", "/networks/create", { Name: "app", Labels: { a: "b" } });
    assert.deepEqual(
      (await ask("GET", `/networks?${query}`)).body.map(({ Name }: { Name: string }) => Name),
      names,
    );
  });
}

Deno.test("a running container joins a network, is shown there, and leaves it", async () => {
  const { ask, run, engine } = smallEngine();
  const id = run({ Image: "nginx" }, "web");
  await ask("POST", "/networks/create", { Name: "app", IPAM: { Config: [{ Subnet: "10.9.0.0/24" }] } });
  assert.equal(
    (await ask("POST", "/networks/app/connect", { Container: "web", EndpointConfig: { Aliases: ["w"] } }))
      .status,
    200,
  );
  const { body } = await ask("GET", "/networks/app");
  assert.equal(body.Containers[id].IPv4Address, "10.9.0.2/24");
  assert.deepEqual(engine.containers.find("web").running.stack.addresses, ["172.17.0.2", "10.9.0.2"]);
  assert.equal((await ask("POST", "/networks/app/connect", { Container: "web" })).status, 403);
  await ask("POST", "/networks/app/disconnect", { Container: "web" });
  assert.deepEqual(engine.containers.find("web").running.stack.addresses, ["172.17.0.2"]);
  assert.deepEqual((await ask("POST", "/networks/prune")).body, { NetworksDeleted: ["app"] });
});

const WRONG: [body: Record<string, unknown>, status: number, message: RegExp][] = [
  [{}, 400, /network name is required/],
  [{ Name: "bridge" }, 409, /network with name bridge already exists/],
  [{ Name: "x", Driver: "frob" }, 404, /plugin "frob" not found/],
  [{ Name: "x", Driver: "host" }, 403, /only one instance of "host" network is allowed/],
  [{ Name: "x", IPAM: { Config: [{ Subnet: "nope" }] } }, 400, /invalid subnet nope/],
];

for (const [body, status, message] of WRONG) {
  Deno.test(`not created: ${JSON.stringify(body)}`, async () => {
    const answer = await smallEngine().ask("POST", "/networks/create", body);
    assert.equal(answer.status, status);
    assert.match(answer.body.message, message);
  });
}
