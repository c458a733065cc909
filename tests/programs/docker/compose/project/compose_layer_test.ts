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
  const twice = 'services: {a: {image: x, ports: ["80:80", "80:80"], labels: [a=1, a=2]}}';
  assert.deepEqual((await readLayer("/here/c.yaml", twice, { variables, base })).fields.services, {
    a: {
      image: "x",
      ports: [{ mode: "ingress", target: 80, published: "80", protocol: "tcp" }],
      labels: { a: "2" },
    },
  });
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
      [
        "services: {a: {image: x, ports: [80, {published: 80}]}}",
        "service ports services.a.ports.[1] is missing a target port",
      ],
      [
        "services: {a: {image: x, group_add: [a, a]}}",
        "validating /here/c.yaml: services.a.group_add items at 0 and 1 are equal",
      ],
      ["name: ${N?no}", "error while interpolating name: required variable N is missing a value: no"],
    ] as const
  ) await assert.rejects(readLayer("/here/c.yaml", text, { variables, base }), { message }, text);
});
