import assert from "node:assert/strict";
import { mergedLayers } from "../../../../../src/programs/docker/compose/project/layers.ts";
import { testIo } from "../../../test_io.ts";

const variables = { value: (name: string) => name === "OUTER" ? "outer" : undefined, onMissing: () => {} };
const load = (files: Record<string, string>, paths = ["/here/a.yaml"]) => {
  const { io, output } = testIo({ files });
  return { output, fields: mergedLayers(paths, io, { folder: "/here", variables }) };
};

Deno.test("files lie on top of one another, with tags that take away", async () => {
  const { fields } = load({
    "/here/a.yaml": "services: {web: {image: a, ports: ['80:80'], dns: [1.1.1.1]}}",
    "/here/b.yaml": "services: {web: {image: b, ports: !reset [], dns: !override [8.8.8.8]}}",
  }, ["/here/a.yaml", "/here/b.yaml"]);
  assert.deepEqual(await fields, { services: { web: { image: "b", dns: ["8.8.8.8"] } } });
});

Deno.test("services extend others, here and in other files", async () => {
  const { fields } = load({
    "/here/a.yaml": "services:\n  base: {image: x, environment: {A: 1}}\n" +
      "  web: {extends: base, environment: {B: 2}}\n  far: {extends: {file: sub/b.yaml, service: one}}",
    "/here/sub/b.yaml": "services:\n  one: {build: ., extends: two}\n  two: {tty: true}",
  });
  assert.deepEqual((await fields).services, {
    base: { image: "x", environment: { A: "1" } },
    web: { image: "x", environment: { A: "1", B: "2" } },
    far: { tty: true, build: { context: "/here/sub", dockerfile: "Dockerfile" } },
  });
});

Deno.test("files include others, with variables of their own", async () => {
  const { fields } = load({
    "/here/a.yaml": "include: [sub/b.yaml]\nservices: {web: {image: x}}",
    "/here/sub/b.yaml": "services: {db: {image: '$OUTER-$INNER', env_file: e}}\nvolumes: {data: }",
    "/here/sub/.env": "INNER=inner\nOUTER=no",
  });
  assert.deepEqual(await fields, {
    services: {
      web: { image: "x" },
      db: { image: "outer-inner", env_file: [{ path: "/here/sub/e", required: true }] },
    },
    volumes: { data: {} },
  });
});

Deno.test("circles and conflicts are refused", async () => {
  for (
    const [files, message] of [
      [{ "/here/a.yaml": "services: {a: {extends: b}, b: {extends: a}}" }, /^circular reference:/],
      [
        { "/here/a.yaml": "services: {a: {extends: nope}}" },
        /^cannot extend service "a" in \/here\/a.yaml: service "nope" not found/,
      ],
      [{ "/here/a.yaml": "include: [a.yaml]" }, /^include cycle detected:/],
      [{
        "/here/a.yaml": "include: [b.yaml]\nservices: {a: {image: x}}",
        "/here/b.yaml": "services: {a: {image: y}}",
      }, /^services\.a conflicts with imported resource$/],
    ] as const
  ) await assert.rejects(load(files).fields, { message, code: 1 });
});

Deno.test("the attribute version is warned of", async () => {
  const { fields, output } = load({ "/here/a.yaml": "version: '3'" });
  await fields;
  assert.match(
    output.err,
    /level=warning msg="\/here\/a\.yaml: the attribute `version` is obsolete, it will be ignored, please remove/,
  );
});
