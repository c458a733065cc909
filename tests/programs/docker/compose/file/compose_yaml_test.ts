import assert from "node:assert/strict";
import { readComposeYaml } from "../../../../../src/programs/docker/compose/file/compose_yaml.ts";

Deno.test("YAML 1.2 with merge keys, and octal numbers as they were before it", async () => {
  const { value } = await readComposeYaml("x-a: &a {b: yes, c: 010}\nd:\n  <<: *a\n  e: 22:22\n  f: 089\n");
  assert.deepEqual(value, { "x-a": { b: "yes", c: 8 }, d: { b: "yes", c: 8, e: "22:22", f: 89 } });
});

Deno.test("tags that replace are found with their paths", async () => {
  const { replaced } = await readComposeYaml(
    "services:\n  a:\n    ports: !reset []\n    command: !override [x]\n",
  );
  assert.deepEqual(replaced, [
    { path: ["services", "a", "ports"], isRemoved: true },
    { path: ["services", "a", "command"], isRemoved: false },
  ]);
});

Deno.test("what is no YAML is told in go-yaml's words, with the line", async () => {
  for (
    const [text, message] of [
      ["a: b: c", "yaml: mapping values are not allowed in this context"],
      ["a: \u0000\u0001", "yaml: control characters are not allowed"],
      ["a:\n\tb: c", "yaml: line 2: found character that cannot start any token"],
      ["a: 1\nb: 2\na: 3", 'yaml: unmarshal errors:\n  line 3: mapping key "a" already defined at line 1'],
    ]
  ) await assert.rejects(readComposeYaml(text!), { message: message!, code: 1 }, text);
});
