import assert from "node:assert/strict";
import { unpackTar } from "modern-tar";
import { realFileTree } from "../../../../src/cli/real_file_tree.ts";
import { pack, type PackOptions } from "../../../../src/programs/docker/archive/pack.ts";

async function packed(options: PackOptions): Promise<Record<string, string>> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/src/deep`, { recursive: true });
    await Deno.writeTextFile(`${folder}/src/a.txt`, "alpha");
    await Deno.writeTextFile(`${folder}/src/deep/b.txt`, "beta");
    await Deno.symlink("a.txt", `${folder}/src/link`);
    const entries = await unpackTar(pack(realFileTree, `${folder}/src`, options));
    return Object.fromEntries(entries.map(({ header, data }) => [
      header.name,
      header.type === "symlink" ? `-> ${header.linkname}` : data ? new TextDecoder().decode(data) : "",
    ]));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("folders, files and links are packed below the root", async () => {
  assert.deepEqual(await packed({}), {
    "a.txt": "alpha",
    "deep/": "",
    "deep/b.txt": "beta",
    link: "-> a.txt",
  });
});

Deno.test("members can be renamed, left out, and added", async () => {
  assert.deepEqual(await packed({ rename: (path) => path ? `x/${path}` : "x" }), {
    "x/": "",
    "x/a.txt": "alpha",
    "x/deep/": "",
    "x/deep/b.txt": "beta",
    "x/link": "-> a.txt",
  });
  const isLeftOut = (path: string) => path === "deep" || path === "link";
  const further = [{ name: "more", bytes: new TextEncoder().encode("gamma") }];
  assert.deepEqual(await packed({ isLeftOut, further }), { "a.txt": "alpha", more: "gamma" });
  const searched = await packed({ isLeftOut, isSearched: () => true });
  assert.deepEqual(Object.keys(searched), ["a.txt", "deep/b.txt"]);
});

Deno.test("what is packed is counted", async () => {
  let bytes = 0;
  await packed({ onBytes: (count) => bytes += count });
  assert.equal(bytes, "alphabeta".length);
});

Deno.test("a file that cannot be read breaks the archive, with its reason", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/secret`, "x");
    const tree = {
      ...realFileTree,
      read: () => Promise.reject(new Deno.errors.PermissionDenied("os error 13")),
    };
    await assert.rejects(new Response(pack(tree, folder)).text(), /open .*\/secret: /);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
