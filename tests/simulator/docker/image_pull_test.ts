import assert from "node:assert/strict";
import { pullImage } from "../../../src/simulator/docker/image_pull.ts";
import { parseReference } from "../../../src/simulator/docker/reference.ts";
import { smallStore } from "./small_store.ts";

Deno.test("a pull tells layer by layer what it does, and at the end what came", () => {
  const { told } = smallStore().pull("nginx");
  const first = told[1]!.id!;
  assert.deepEqual(told[0], { status: "Pulling from library/nginx", id: "latest" });
  const steps = told.filter(({ id }) => id === first).map(({ status }) => status);
  assert.deepEqual([...new Set(steps)], [
    "Pulling fs layer",
    "Downloading",
    "Verifying Checksum",
    "Download complete",
    "Extracting",
    "Pull complete",
  ]);
  assert.equal(told.filter(({ status }) => status === "Waiting").length, 4);
  assert.equal(told.filter(({ status }) => status === "Pull complete").length, 7);
  assert.match(told.at(-2)!.status!, /^Digest: sha256:[0-9a-f]{64}$/);
  assert.equal(told.at(-1)!.status, "Status: Downloaded newer image for nginx:latest");
});

Deno.test("layers that are there are not pulled again, nor is the whole image", () => {
  const { pull, events } = smallStore();
  pull("debian");
  const { told } = pull("python");
  assert.equal(told.filter(({ status }) => status === "Already exists").length, 1);
  assert.equal(told.filter(({ status }) => status === "Pull complete").length, 8);
  const again = pull("python").told;
  assert.deepEqual(again.map(({ status }) => status).map((status) => status!.slice(0, 10)), [
    "Pulling fr",
    "Digest: sh",
    "Status: Im",
  ]);
  assert.deepEqual(events, ["pull debian:latest", "pull python:latest", "pull python:latest"]);
});

Deno.test("an image is new also where all of its layers are there", () => {
  const { pull } = smallStore();
  pull("python");
  const ends = [pull("debian"), pull("debian")].map(({ told }) => told.at(-1)!.status);
  assert.deepEqual(ends, [
    "Status: Downloaded newer image for debian:latest",
    "Status: Image is up to date for debian:latest",
  ]);
});

Deno.test("who goes away ends it", () => {
  const { store, queue } = smallStore();
  const told: string[] = [];
  const report = ({ status = "" }) => void told.push(status);
  const stop = pullImage(store, { reference: parseReference("nginx"), report, onDone: () => {} });
  queue.advance(1000);
  stop();
  const before = told.length;
  queue.advance(60_000);
  assert.equal(told.length, before);
  assert.throws(() => store.find("nginx"), /No such image: nginx:latest/);
});

Deno.test("what is pulled takes as long as its size says", () => {
  const { store, queue } = smallStore();
  let doneMs = 0;
  const onDone = () => void (doneMs = queue.now());
  const start = queue.now();
  pullImage(store, { reference: parseReference("hello-world"), report: () => {}, onDone });
  queue.advance(60_000);
  assert.ok(doneMs - start < 2000, `${doneMs - start}`);
});
