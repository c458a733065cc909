import assert from "node:assert/strict";
import { formatSchema, schemaParts } from "../../../src/lessons/format/format_schema.ts";

Deno.test("the schema has the front matter and every block in YAML, and predicates once", () => {
  const { properties, $defs } = formatSchema() as { properties: object; $defs: object };
  assert.deepEqual(
    Object.keys(properties).sort(),
    Object.keys(schemaParts).filter((name) => name !== "course").sort(),
  );
  assert.deepEqual(Object.keys($defs), ["predicate"]);
});

Deno.test("each part has one of its own, in which every reference leads somewhere", () => {
  for (const part of Object.keys(schemaParts)) {
    const schema = formatSchema(part) as { title: string; $defs?: Record<string, unknown> };
    assert.equal(schema.title, `${part} of lesson/1`);
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      assert.ok(schema.$defs?.[name!], `${part}: ${name}`);
    }
  }
});
