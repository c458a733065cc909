import assert from "node:assert/strict";
import { docker, dockerAlone } from "../scripted_engine.ts";

const answers = {
  "GET /info": { Driver: "overlay2", NCPU: 4, MemTotal: 1024 ** 3, OSType: "linux", Warnings: ["no swap"] },
};

Deno.test("client and engine are told, and what the engine warns of", async () => {
  const { out, err } = await docker("info", answers);
  assert.match(
    out,
    /^Client:\n Version: {4}28\.2\.2\n Context: {4}default\n Debug Mode: false\n\nServer:\n Containers: /,
  );
  assert.match(out, /\n Total Memory: 1GiB\n/);
  assert.equal(err, "no swap\n");
  assert.equal((await docker("info -f '{{.Driver}} {{.NCPU}}'", answers)).out, "overlay2 4\n");
});

Deno.test("alone, only this side", async () => {
  const { code, out, err } = await dockerAlone("info");
  assert.deepEqual([code, out.endsWith("\nServer:\n")], [1, true]);
  assert.match(err, /^Cannot connect/);
  const own = await dockerAlone("info -f {{.ClientInfo.Version}}");
  assert.deepEqual([own.code, own.out, own.err], [0, "28.2.2\n", ""]);
});
