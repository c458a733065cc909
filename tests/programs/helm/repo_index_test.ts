import assert from "node:assert/strict";
import { withRepository } from "./repository_world.ts";

Deno.test("an index of a folder has every version, the newest first", () =>
  withRepository(async ({ helm, read, run }) => {
    const index = await read("served/index.yaml");
    assert.match(
      index,
      /^apiVersion: v1\nentries:\n {2}web:\n {2}- apiVersion: v2\n[^]*version: 0.2.0\n[^]*version: 0.1.0\n/,
    );
    assert.match(
      index,
      /\n {4}digest: [0-9a-f]{64}\n[^]*\n {4}- http:\/\/charts.example.org\/stable\/web-0.2.0.tgz\n/,
    );
    await helm("package crd -d more", "repo index more --merge served/index.yaml --json");
    const merged = JSON.parse(await read("more/index.yaml"));
    assert.deepEqual(Object.keys(merged.entries), ["crd", "web"]);
    assert.deepEqual(merged.entries.crd[0].urls, ["crd-1.0.0.tgz"]);
    assert.match((await run("repo index nope")).err, /no such file or directory/);
  }));
