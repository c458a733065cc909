import assert from "node:assert/strict";
import { decodeTar } from "../../../../src/simulator/host/tar_archive.ts";
import { contextOf, smallHost } from "../small_host.ts";

async function withContainer() {
  const host = smallHost();
  await host.pull("busybox");
  host.engine.containers.create({ Image: "busybox", Cmd: ["sh"] }, "box");
  return host;
}

Deno.test("files go into a container and come out again, with what they are", async () => {
  const host = await withContainer();
  assert.equal(
    (await host.ask("PUT", "/containers/box/archive?path=/tmp", contextOf({ "a/b.txt": "hello" }))).status,
    200,
  );
  const { bytes, headers } = await host.ask("GET", "/containers/box/archive?path=/tmp/a");
  assert.deepEqual(decodeTar(bytes).map(({ name }) => name), ["a/", "a/b.txt"]);
  const stat = JSON.parse(atob(headers["X-Docker-Container-Path-Stat"]!));
  assert.equal(stat.name, "a");
  assert.ok(stat.mode >= 2 ** 31, "a folder");
  const exported = await host.ask("GET", "/containers/box/export");
  assert.ok(decodeTar(exported.bytes).some(({ name }) => name === "tmp/a/b.txt"));
});

const WRONG: [method: string, path: string, status: number, message: RegExp][] = [
  [
    "GET",
    "/containers/box/archive?path=/nope",
    404,
    /Could not find the file \/nope in container box/,
  ],
  ["GET", "/containers/box/archive", 400, /missing path/],
  ["PUT", "/containers/box/archive?path=/bin/sh", 400, /extraction point is not a directory/],
];

for (const [method, path, status, message] of WRONG) {
  Deno.test(`${method} ${path}`, async () => {
    const answer = await (await withContainer()).ask(method, path, contextOf({}));
    assert.equal(answer.status, status);
    assert.match(answer.json.message, message);
  });
}
