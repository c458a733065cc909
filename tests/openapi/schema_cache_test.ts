import assert from "node:assert/strict";
import { cacheFolder, loadSchemas } from "../../src/openapi/schema_cache.ts";
import type { PackageFiles } from "../../src/openapi/schema_packages.ts";

const empty: PackageFiles = { version: "1.0.0", declarations: () => [], read: () => "" };
const versions = () => ["1.0.0", "2.0.0"];

/** Counts how often the packages were asked for. */
function counting(): {
  packages: () => Promise<{ models: PackageFiles; machinery: PackageFiles }>;
  count: number;
} {
  const counter = {
    count: 0,
    packages: () => {
      counter.count++;
      return Promise.resolve({ models: empty, machinery: empty });
    },
  };
  return counter;
}

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("built once, then read from the file", () =>
  inFolder(async (parent) => {
    const folder = `${parent}/deep/pequod`;
    const source = counting();
    const first = await loadSchemas({ folder, versions, packages: source.packages });
    const second = await loadSchemas({ folder, versions, packages: source.packages });
    assert.deepEqual(second, first);
    assert.equal(source.count, 1);
    const names = [...Deno.readDirSync(folder)].map((entry) => entry.name);
    assert.equal(names.length, 1);
    assert.match(names[0]!, /^openapi-1\.0\.0-2\.0\.0-\d+\.json$/);
  }));

Deno.test("other versions are another file", () =>
  inFolder(async (folder) => {
    const source = counting();
    await loadSchemas({ folder, versions, packages: source.packages });
    await loadSchemas({ folder, versions: () => ["1.0.1", "2.0.0"], packages: source.packages });
    assert.equal(source.count, 2);
  }));

Deno.test("a broken file is made anew", () =>
  inFolder(async (folder) => {
    const source = counting();
    await loadSchemas({ folder, versions, packages: source.packages });
    const path = `${folder}/${[...Deno.readDirSync(folder)][0]!.name}`;
    await Deno.writeTextFile(path, '{"schemas":');
    const bundle = await loadSchemas({ folder, versions, packages: source.packages });
    assert.equal(source.count, 2);
    assert.deepEqual(JSON.parse(await Deno.readTextFile(path)), bundle);
  }));

Deno.test("without a place to keep it, it is built each time", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    const source = counting();
    for (const place of [undefined, `${folder}/file/pequod`]) {
      await loadSchemas({ folder: place, versions, packages: source.packages });
    }
    assert.equal(source.count, 2);
  }));

Deno.test("what is embedded needs neither file nor packages", async () => {
  const packages = () => Promise.reject(new Error("not asked for"));
  const embedded = () => Promise.resolve('{"kubernetesVersion":"1.36","schemas":{"a":{}}}');
  assert.deepEqual((await loadSchemas({ embedded, packages })).schemas, { a: {} });
});

Deno.test("why it cannot be had reaches the caller", async () => {
  const packages = () => Promise.reject(new Error("offline"));
  await assert.rejects(loadSchemas({ folder: undefined, versions, packages }), /offline/);
});

Deno.test("the folder is the user's cache folder", () => {
  assert.match(cacheFolder() ?? "/pequod", /\/pequod$/);
});
