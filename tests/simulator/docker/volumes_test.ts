import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { Volumes } from "../../../src/simulator/docker/volumes.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";

function made() {
  const files = new FileTree({ "/var/lib/docker/": "" });
  return { files, volumes: new Volumes({ files, random: new Random(1), clock: { now: () => 0 } }) };
}

Deno.test("a volume is a folder of the host, made once", () => {
  const { files, volumes } = made();
  const first = volumes.create({ name: "mydata", labels: { a: "b" } });
  assert.equal(volumes.create({ name: "mydata" }), first);
  assert.equal(first.mountpoint, "/var/lib/docker/volumes/mydata/_data");
  assert.ok(files.isFolder(first.mountpoint));
  assert.ok(volumes.create({}).isAnonymous);
});

Deno.test("a volume that is used stays; then it goes with its folder", () => {
  const { files, volumes } = made();
  const { mountpoint } = volumes.create({ name: "mydata" });
  volumes.use("mydata", "c1");
  assert.throws(() => volumes.remove("mydata"), /^EngineError: remove mydata: volume is in use - \[c1\]$/);
  volumes.forget("c1");
  volumes.remove("mydata");
  assert.ok(!files.exists(mountpoint));
  assert.throws(() => volumes.find("mydata"), /get mydata: no such volume/);
});

const WRONG: [name: string, why: RegExp][] = [
  ["v", /volume name is too short, names should be at least two alphanumeric characters/],
  ["a b", /create a b: "a b" includes invalid characters for a local volume name/],
];

for (const [name, why] of WRONG) {
  Deno.test(`a volume cannot be called ${JSON.stringify(name)}`, () => {
    assert.throws(() => made().volumes.create({ name }), why);
  });
}

Deno.test("who wants to know is told of what was made and deleted, and of nothing twice", () => {
  const told: string[] = [];
  const volumes = new Volumes({
    files: new FileTree({ "/var/lib/docker/": "" }),
    random: new Random(1),
    clock: { now: () => 0 },
    tell: (action, name) => void told.push(`${action} ${name}`),
  });
  volumes.create({ name: "mydata" });
  volumes.create({ name: "mydata" });
  volumes.remove("mydata");
  assert.deepEqual(told, ["create mydata", "destroy mydata"]);
});
