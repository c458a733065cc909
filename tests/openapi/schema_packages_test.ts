import assert from "node:assert/strict";
import { findSchemaPackages, folderFiles, pinnedVersions } from "../../src/openapi/schema_packages.ts";

const pinned = JSON.parse(Deno.readTextFileSync("deno.json")).imports;

Deno.test("versions are those of deno.json, found without reading the packages", () => {
  const [models, machinery] = pinnedVersions();
  assert.equal(pinned["kubernetes-models/"], `npm:/kubernetes-models@${models}/`);
  assert.equal(
    pinned["@kubernetes-models/apimachinery/"],
    `npm:/@kubernetes-models/apimachinery@${machinery}/`,
  );
});

Deno.test("the packages list their declarations", async () => {
  const { models, machinery } = await findSchemaPackages();
  assert.deepEqual([models.version, machinery.version], pinnedVersions());
  assert.ok(models.declarations().includes("apps/v1/Deployment.d.ts"));
  assert.ok(machinery.declarations().includes("apis/meta/v1/ObjectMeta.d.ts"));
  assert.ok(
    !models.declarations().some((path) => path.endsWith("index.d.ts") || path.startsWith("_schemas")),
  );
  assert.match(models.read("v1/Pod.d.ts"), /export interface IPod /);
});

Deno.test("a package may lie in any folder", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/v1`);
  await Deno.writeTextFile(`${folder}/v1/A.d.ts`, "text");
  const files = folderFiles(new URL(`file://${folder}/`), "1.0.0");
  assert.deepEqual(files.declarations(), ["v1/A.d.ts"]);
  assert.equal(files.read("v1/A.d.ts"), "text");
  await Deno.remove(folder, { recursive: true });
});
