import assert from "node:assert/strict";
import { addRepository, withRepository } from "./repository_world.ts";

Deno.test("dependencies are archives in charts/, and their versions in Chart.lock", () =>
  withRepository(async ({ helm, names, read, folder, run }) => {
    await helm("dep update parent");
    assert.deepEqual(await names("parent/charts"), ["web-0.1.0.tgz"]);
    assert.match(
      await read("parent/Chart.lock"),
      /- name: web\n {2}repository: file:\/\/..\/web\n {2}version: 0.1.0\ndigest: sha256:/,
    );
    assert.match(await helm("install a parent"), /STATUS: deployed/);
    const chart = await read("parent/Chart.yaml");
    await Deno.writeTextFile(`${folder}/parent/Chart.yaml`, chart.replace("0.1.0", "9.0.0"));
    assert.match((await run("dep build parent")).err, /the lock file \(Chart.lock\) is out of sync/);
    assert.match(
      (await run("dep update parent")).err,
      /can't get a valid version for 1 subchart\(s\): "web" \(repository "file:/,
    );
    await Deno.writeTextFile(`${folder}/parent/Chart.yaml`, chart.replace("../web", "../nope"));
    assert.equal((await run("dep update parent")).err, "Error: directory nope not found\n");
  }));

Deno.test("those of a repository are fetched, and older ones go", () =>
  withRepository(async ({ helm, names, read, folder }) => {
    await helm(addRepository, "dep update remote");
    assert.deepEqual(await names("remote/charts"), ["web-0.2.0.tgz"]);
    assert.match(
      await read("remote/Chart.lock"),
      /repository: http:\/\/charts.example.org\/stable\n {2}version: 0.2.0\n/,
    );
    const chart = await read("remote/Chart.yaml");
    await Deno.writeTextFile(`${folder}/remote/Chart.yaml`, chart.replace(">=0.1.0", "0.1.0"));
    await helm("dep update remote", "dep build remote");
    assert.deepEqual(await names("remote/charts"), ["web-0.1.0.tgz"]);
  }));
