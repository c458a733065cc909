import assert from "node:assert/strict";
import { parseTrees } from "../../../src/go_template/parser.ts";
import { starterTemplates } from "../../../src/programs/helm/starter_templates.ts";

Deno.test("every template of the starter can be read, and begins at the margin", () => {
  for (const [path, text] of Object.entries(starterTemplates)) {
    parseTrees(path, text, { delimiters: ["{{", "}}"], isFunction: () => true });
    assert.ok(!text.startsWith(" ") && text.endsWith("\n"), path);
  }
});
