import assert from "node:assert/strict";
import type { Kustomization } from "../../../../src/programs/kubectl/kustomize/kustomization.ts";
import { contentHash, generatePieces } from "../../../../src/programs/kubectl/kustomize/generate.ts";
import type { Piece } from "../../../../src/programs/kubectl/kustomize/piece.ts";

const files: Record<string, Uint8Array> = {
  "d/note.txt": new TextEncoder().encode("hi\n"),
  "e.env": new TextEncoder().encode("# c\nX=1\n\nY=two words\n"),
  "b.bin": new Uint8Array([255, 0]),
};
const readBytes = (path: string) =>
  files[path] ? Promise.resolve(files[path]) : Promise.reject(new Error("nothing there"));

async function generated(kustomization: Kustomization): Promise<Piece[]> {
  const pieces: Piece[] = [];
  await generatePieces(pieces, kustomization, readBytes);
  return pieces;
}

// As kustomize 5 prints them.
const hashes: [object: Record<string, unknown>, hash: string][] = [
  [{ kind: "ConfigMap", data: { a: "b", c: "d e" } }, "h6665gg887"],
  [{ kind: "Secret", type: "Opaque", data: { password: "c2VjcmV0" } }, "m4d885dchh"],
];

for (const [object, hash] of hashes) {
  Deno.test(`${JSON.stringify(object)} has the hash ${hash}`, async () => {
    assert.equal(await contentHash({ ...object, metadata: { name: "any" } }), hash);
  });
}

Deno.test("texts and files become data, what is no text becomes binary data", async () => {
  const [made] = await generated({
    configMapGenerator: [{
      name: "m",
      literals: ["a=b=c", 'q="x y"'],
      files: ["d/note.txt", "k=d/note.txt", "b.bin"],
      envs: ["e.env"],
    }],
  });
  assert.deepEqual(made!.object["data"], {
    X: "1",
    Y: "two words",
    a: "b=c",
    q: "x y",
    "note.txt": "hi\n",
    k: "hi\n",
  });
  assert.deepEqual(made!.object["binaryData"], { "b.bin": "/wA=" });
  assert.equal(made!.isHashed, true);
});

Deno.test("a secret is in base64, and options hold for all", async () => {
  const [made] = await generated({
    generatorOptions: { disableNameSuffixHash: true, labels: { a: "b" } },
    secretGenerator: [{ name: "s", literals: ["p=secret"], type: "x/y", options: { immutable: true } }],
  });
  assert.deepEqual(made!.object, {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "s", labels: { a: "b" } },
    type: "x/y",
    data: { p: "c2VjcmV0" },
    immutable: true,
  });
  assert.equal(made!.isHashed, false);
});

Deno.test("what is there can be added to or replaced", async () => {
  const data = async (behavior: string) =>
    (await generated({
      configMapGenerator: [{ name: "m", literals: ["a=1", "b=2"] }, {
        name: "m",
        behavior,
        literals: ["a=3"],
      }],
    }))
      .map(({ object }) => object["data"]);
  assert.deepEqual(await data("merge"), [{ a: "3", b: "2" }]);
  assert.deepEqual(await data("replace"), [{ a: "3" }]);
  await assert.rejects(
    data("create"),
    /may not add resource with an already registered id: ConfigMap\.v1\.\[noGrp\]\/m\.\[noNs\]/,
  );
  await assert.rejects(data("x"), /unknown behavior: x/);
});

const refused: [kustomization: Kustomization, message: RegExp][] = [
  [
    { configMapGenerator: [{ name: "m", literals: ["a"] }] },
    /^loading KV pairs: literal sources \[a\]: invalid literal source a, expected key=value$/,
  ],
  [
    { configMapGenerator: [{ name: "m", files: ["no"] }] },
    /^loading KV pairs: file sources: \[no\]: nothing there$/,
  ],
  [{ configMapGenerator: [{ name: "m", behavior: "merge" }] }, /does not exist; cannot merge/],
];

for (const [kustomization, message] of refused) {
  Deno.test(`generators refuse: ${message}`, async () => {
    await assert.rejects(generated(kustomization), (error: Error) => message.test(error.message));
  });
}
