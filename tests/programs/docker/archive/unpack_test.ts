import assert from "node:assert/strict";
import { packTar } from "modern-tar";
import { realFileTree } from "../../../../src/cli/real_file_tree.ts";
import { unpack } from "../../../../src/programs/docker/archive/unpack.ts";

async function unpacked(
  entries: Parameters<typeof packTar>[0],
  use: (folder: string) => Promise<void>,
): Promise<number> {
  const folder = await Deno.makeTempDir();
  try {
    const archive = new Response(await packTar(entries)).body!;
    const bytes = await unpack(archive, realFileTree, folder, (name) => name);
    await use(folder);
    return bytes;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("folders, files and links come out with their rights", async () => {
  const bytes = await unpacked([
    { header: { name: "d/", size: 0, type: "directory", mode: 0o755 } },
    { header: { name: "d/run", size: 2, mode: 0o755 }, body: "hi" },
    { header: { name: "d/link", size: 0, type: "symlink", linkname: "run" } },
  ], async (folder) => {
    assert.equal(await Deno.readTextFile(`${folder}/d/link`), "hi");
    assert.equal((await Deno.stat(`${folder}/d/run`)).mode! & 0o777, 0o755);
  });
  assert.equal(bytes, 2);
});

Deno.test("a member that would leave the folder is refused", async () => {
  await assert.rejects(
    unpacked([{ header: { name: "../evil", size: 2 }, body: "hi" }], () => Promise.resolve()),
    /"\.\.\/evil" is outside of/,
  );
});
