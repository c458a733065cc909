import assert from "node:assert/strict";
import { unpacked } from "../../../../src/simulator/docker/http/image_archive_routes.ts";
import { contextOf, smallHost } from "../small_host.ts";

Deno.test("an image that was saved is loaded on another engine, with its name", async () => {
  const [first, second] = [smallHost(), smallHost()];
  await first.pull("busybox");
  const { bytes } = await first.ask("GET", "/images/get?names=busybox");
  const { messages } = await second.ask("POST", "/images/load", bytes);
  assert.equal(messages.at(-1).stream, "Loaded image: busybox:latest\n");
  const id = async (host: typeof first) => (await host.ask("GET", "/images/busybox/json")).json.Id;
  assert.equal(await id(second), await id(first));
});

Deno.test("what is no archive takes nothing", async () => {
  const host = smallHost();
  assert.equal((await host.ask("POST", "/images/load", contextOf({ "a.txt": "a" }))).status >= 400, true);
  assert.deepEqual((await host.ask("GET", "/images/json")).json, []);
});

Deno.test("what a container has written becomes an image", async () => {
  const host = smallHost();
  await host.pull("busybox");
  const { Id } = (await host.ask("POST", "/containers/create", {
    Image: "busybox",
    Cmd: ["sh", "-c", "echo made > /made"],
  })).json;
  await host.ask("POST", `/containers/${Id}/start`);
  host.queue.advance(1000);
  const { json } = await host.ask(
    "POST",
    `/commit?container=${Id}&repo=mine&tag=v1&changes=${encodeURIComponent("ENV A=1")}`,
    {},
  );
  const image = (await host.ask("GET", "/images/mine:v1/json")).json;
  assert.equal(image.Id, json.Id);
  assert.ok(image.Config.Env.includes("A=1"));
  const other = host.engine.containers.create({ Image: "mine:v1", Cmd: ["sh"] }, "").container;
  assert.equal(other.root.files.read("/made"), "made\n");
});

Deno.test("a root file system is imported as one layer", async () => {
  const host = smallHost();
  await host.ask("POST", "/images/create?fromSrc=-&repo=mine", contextOf({ "etc/motd": "hello" }));
  const image = (await host.ask("GET", "/images/mine/json")).json;
  assert.equal(image.RootFS.Layers.length, 1);
});

Deno.test("archives may come packed", async () => {
  const packed = new Blob(["plain"]).stream().pipeThrough(new CompressionStream("gzip"));
  assert.equal(new TextDecoder().decode(await unpacked(packed)), "plain");
  assert.equal(new TextDecoder().decode(await unpacked(new Blob(["plain"]).stream())), "plain");
});
