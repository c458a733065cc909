import assert from "node:assert/strict";
import { realFileTree as tree } from "../../src/cli/real_file_tree.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a file takes its place when it is complete, with the rights of before", () =>
  inFolder(async (folder) => {
    const path = `${folder}/a`;
    await Deno.writeTextFile(path, "old", { mode: 0o640 });
    await Deno.chmod(path, 0o640);
    const file = await tree.create(path);
    await file.write(bytes("new"));
    assert.equal(await Deno.readTextFile(path), "old");
    await file.keep();
    assert.equal(await Deno.readTextFile(path), "new");
    assert.equal((await tree.facts(path))!.mode, 0o640);
    assert.deepEqual(await tree.list(folder), ["a"]);
  }));

Deno.test("a file that is abandoned leaves nothing", () =>
  inFolder(async (folder) => {
    const file = await tree.create(`${folder}/a`);
    await file.write(bytes("half"));
    await file.abandon();
    assert.deepEqual(await tree.list(folder), []);
  }));

Deno.test("what is no plain file is written at once: a link stays a link", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/real`, "old");
    await Deno.symlink("real", `${folder}/link`);
    assert.deepEqual((await tree.facts(`${folder}/link`))!.target, "real");
    const file = await tree.create(`${folder}/link`);
    await file.write(bytes("new"));
    await file.keep();
    assert.equal(await Deno.readTextFile(`${folder}/real`), "new");
    assert.equal((await tree.facts(`${folder}/link`))!.kind, "link");
    assert.equal(await tree.realPath(`${folder}/link`), await Deno.realPath(`${folder}/real`));
  }));

Deno.test("a folder is no file", () =>
  inFolder(async (folder) => {
    await tree.makeFolder(`${folder}/a/b`);
    await tree.makeFolder(`${folder}/a/b`);
    await assert.rejects(tree.create(`${folder}/a`), Deno.errors.IsADirectory);
    assert.equal((await tree.facts(`${folder}/a`))!.kind, "folder");
    assert.equal(await tree.facts(`${folder}/none`), undefined);
  }));
