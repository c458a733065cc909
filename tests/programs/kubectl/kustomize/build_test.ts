import assert from "node:assert/strict";
import { buildKustomization } from "../../../../src/programs/kubectl/kustomize/build.ts";
import { testIo } from "../../test_io.ts";

const files = {
  "/k/base/kustomization.yaml": "resources: [pod.yaml]\nconfigMapGenerator: [{name: c, literals: [a=b]}]\n",
  "/k/base/pod.yaml":
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: v, configMap: {name: c}}]}\n",
  "/k/over/kustomization.yml": "namePrefix: x-\nresources: [../base]\n",
  "/k/none/a.yaml": "",
  "/k/loop/kustomization.yaml": "resources: [../loop]\n",
  "/k/lost/kustomization.yaml": "resources: [nope.yaml]\n",
  "/k/twice/kustomization.yaml": "resources: [../base/pod.yaml, ../base/pod.yaml]\n",
  "/k/old/kustomization.yaml": "commonLabels: {a: b}\n",
};

Deno.test("names change along the way, and who names them follows", async () => {
  const { io } = testIo({ files });
  const text = await buildKustomization(io, "/k/over");
  const name = /^ {2}name: (x-c-[a-z0-9]{10})$/m.exec(text)?.[1];
  assert.ok(name, text);
  assert.match(text, new RegExp(`- configMap:\n {6}name: ${name}\n`));
  assert.match(text, /^apiVersion: v1\ndata:\n[^]*\n---\napiVersion: v1\nkind: Pod\n/);
});

const refused: [folder: string, message: RegExp][] = [
  [
    "/k/none",
    /^unable to find one of 'kustomization\.yaml', 'kustomization\.yml' or 'Kustomization' in directory '\/k\/none'$/,
  ],
  [
    "/k/nowhere",
    /^must build at directory: not a valid directory: evalsymlink failure on '\/k\/nowhere' : lstat/,
  ],
  ["/k/base/pod.yaml", /^must build at directory: '\/k\/base\/pod\.yaml': file is not directory$/],
  ["/k/loop", /cycle detected/],
  [
    "/k/lost",
    /^accumulating resources: accumulation err='accumulating resources from 'nope\.yaml': evalsymlink failure/,
  ],
  ["/k/twice", /may not add resource with an already registered id: Pod\.v1\.\[noGrp\]\/p\.\[noNs\]/],
];

for (const [folder, message] of refused) {
  Deno.test(`${folder} cannot be built`, async () => {
    await assert.rejects(
      buildKustomization(testIo({ files }).io, folder),
      (error: Error) => message.test(error.message),
    );
  });
}

Deno.test("what is old is warned of", async () => {
  const { io, output } = testIo({ files });
  await buildKustomization(io, "/k/old");
  assert.match(output.err, /^# Warning: 'commonLabels' is deprecated\./);
});
