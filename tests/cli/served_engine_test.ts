import assert from "node:assert/strict";
import { serveEngine } from "../../src/cli/served_engine.ts";
import { socketEngine } from "../../src/engine_client/socket_engine.ts";
import { World } from "../../src/simulator/scenarios/world.ts";
import { newWorldAuthority, signersOf } from "../../src/simulator/serve/served_world.ts";

Deno.test("the engine of a served world answers on its socket, on the world's clock", async () => {
  const folder = await Deno.makeTempDir();
  const authority = await newWorldAuthority();
  const startMs = Date.UTC(2026, 10, 23, 12);
  const world = new World({ ...signersOf(authority), seed: 1, startMs, scenario: "empty" });
  let syncs = 0;
  const path = `${folder}/d.sock`;
  const served = await serveEngine({
    world,
    authority,
    seed: 1,
    path,
    sync: () => void syncs++,
    tell: assert.fail,
  });
  assert.equal(served.host, `unix://${path}`);
  const { status, body } = await socketEngine({ host: served.host }).request("GET", "/info");
  const info = await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).json();
  assert.deepEqual([status, info.Name, info.SystemTime.slice(0, 10)], [200, "pequod", "2026-11-23"]);
  assert.equal(syncs, 1);
  await served.close();
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  world.api.close();
  await Deno.remove(folder, { recursive: true });
});
