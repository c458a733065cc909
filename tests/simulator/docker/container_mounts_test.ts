import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import type { HostConfig } from "../../../src/simulator/docker/container_config.ts";
import { mountInto, mountPoints } from "../../../src/simulator/docker/container_mounts.ts";
import { Volumes } from "../../../src/simulator/docker/volumes.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";

function parts() {
  const hostFiles = new FileTree({ "/home/ahab/a.txt": "a", "/var/lib/docker/": "" });
  const volumes = new Volumes({ files: hostFiles, random: new Random(1), clock: { now: () => 0 } });
  const findContainer = (): never => {
    throw new Error("no containers here");
  };
  return { hostFiles, volumes, findContainer };
}

/** What was asked for, and how it shows: kind, where from, where to, whether it can be written. */
const POINTS: [HostConfig, [string, string, string, boolean]][] = [
  [{ Binds: ["/home/ahab:/src"] }, ["bind", "/home/ahab", "/src", true]],
  [{ Binds: ["/home/ahab/:/src/:ro"] }, ["bind", "/home/ahab", "/src", false]],
  [{ Binds: ["/new/folder:/src"] }, ["bind", "/new/folder", "/src", true]],
  [{ Binds: ["mydata:/data"] }, ["volume", "/var/lib/docker/volumes/mydata/_data", "/data", true]],
  [{ Mounts: [{ Type: "volume", Source: "mydata", Target: "/data", ReadOnly: true }] }, [
    "volume",
    "/var/lib/docker/volumes/mydata/_data",
    "/data",
    false,
  ]],
  [{ Tmpfs: { "/run": "size=1m" } }, ["tmpfs", "", "/run", true]],
];

for (const [host, [type, source, destination, isWritable]] of POINTS) {
  Deno.test(`mount ${JSON.stringify(host)}`, () => {
    const own = parts();
    const [point] = mountPoints({}, host, own);
    assert.deepEqual([point!.type, point!.source, point!.destination, point!.isWritable], [
      type,
      source,
      destination,
      isWritable,
    ]);
    if (type === "bind") assert.ok(own.hostFiles.isFolder(source), "what -v names is made");
  });
}

const WRONG: [HostConfig, RegExp][] = [
  [{ Binds: ["a:b:c:d"] }, /invalid volume specification: 'a:b:c:d'/],
  [{ Binds: ["/a:/b:xx"] }, /invalid mode: xx/],
  [{ Binds: ["/a:b"] }, /mount path must be absolute/],
  [{ Binds: ["/a:/"] }, /destination can't be '\/'/],
  [{ Binds: ["/a:/c", "/b:/c"] }, /Duplicate mount point: \/c/],
  [
    { Mounts: [{ Type: "bind", Source: "/nope", Target: "/c" }] },
    /invalid mount config for type "bind": bind source path does not exist: \/nope/,
  ],
];

for (const [host, why] of WRONG) {
  Deno.test(`refused: ${JSON.stringify(host)}`, () =>
    assert.throws(() => mountPoints({}, host, parts()), why));
}

Deno.test("a new volume is filled with what the image has there, a used one is not", () => {
  const { hostFiles, volumes, findContainer } = parts();
  const image = { "/data/seed": "from the image", "/data/deep/x": "x" };
  const points = mountPoints({ Volumes: { "/data": {} } }, {}, { hostFiles, volumes, findContainer });
  const first = new FileTree(image);
  mountInto(first, points, hostFiles);
  assert.equal(first.read("/data/deep/x"), "x");
  first.write("/data/seed", "changed");
  const second = new FileTree(image);
  mountInto(second, points, hostFiles);
  assert.equal(second.read("/data/seed"), "changed");
  assert.equal(hostFiles.read(`${points[0]!.source}/seed`), "changed");
});

Deno.test("what is mounted read-only cannot be written", () => {
  const own = parts();
  const files = new FileTree({});
  mountInto(files, mountPoints({}, { Binds: ["/home/ahab:/src:ro"] }, own), own.hostFiles);
  assert.equal(files.read("/src/a.txt"), "a");
  assert.equal(files.refusal("/src/a.txt"), "Read-only file system");
});
