import assert from "node:assert/strict";
import { coverage, coverageText, readmeParts } from "./coverage.ts";

Deno.test("the README's tables are those of the transcripts", async () => {
  const [, tables] = await readmeParts();
  assert.equal(tables, coverageText(coverage()), "run: deno run -A tests/conformance/coverage.ts");
});
