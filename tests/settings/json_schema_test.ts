import assert from "node:assert/strict";
import { settingsSchema } from "../../src/settings/json_schema.ts";
import { defaultSettings } from "../../src/settings/settings.ts";

interface Node {
  properties?: Record<string, Node>;
  additionalProperties?: boolean | Node;
  enum?: string[];
  description?: string;
  type?: string | string[];
}

const schema = settingsSchema() as Node;

Deno.test("every setting has its place in the schema, with a description", () => {
  // Files of skins are found, not set.
  const names = Object.keys(defaultSettings).filter((name) => name !== "skinFiles");
  assert.deepEqual(names.filter((name) => !schema.properties?.[name]?.description), []);
});

Deno.test("unknown names are refused, choices are listed", () => {
  assert.equal(schema.additionalProperties, false);
  assert.deepEqual(schema.properties?.keyPreset?.enum, ["k9s", "vim"]);
  assert.deepEqual(schema.properties?.logs?.properties?.tail?.type, "integer");
  const context = schema.properties?.contexts?.additionalProperties as Node;
  assert.ok(context.properties?.protected);
});
