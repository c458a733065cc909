import assert from "node:assert/strict";
import { readLayer } from "../../../../../src/programs/docker/compose/project/compose_layer.ts";

const base = { folder: "/here", home: "/home" };
const variables = { value: (name: string) => name === "TAG" ? "1.27" : undefined, onMissing: () => {} };

Deno.test("a file is read, filled in and made long", async () => {
  const { fields } = await readLayer("/here/c.yaml", "services:\n  a:\n    image: nginx:$TAG\n", {
    variables,
    base,
  });
  assert.deepEqual(fields, { services: { a: { image: "nginx:1.27" } } });
  const raw = await readLayer("/here/c.yaml", "name: $TAG", { variables: undefined, base });
  assert.deepEqual(raw.fields, { name: "$TAG" });
});

Deno.test("what is wrong is told with file and place", async () => {
  for (
    const [text, message] of [
      ["", "empty compose file"],
      ["- a", "top-level object must be a mapping"],
      ["services: 1", "validating /here/c.yaml: services must be a mapping"],
      [
        'services:\n  a:\n    command: ["${x"]',
        /^invalid interpolation format for services\.a\.command\.\[\]\./,
      ],
      ["name: ${N?no}", "error while interpolating name: required variable N is missing a value: no"],
    ] as const
  ) await assert.rejects(readLayer("/here/c.yaml", text, { variables, base }), { message }, text);
});
