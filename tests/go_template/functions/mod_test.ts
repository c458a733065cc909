import assert from "node:assert/strict";
import { helmFunctions } from "../../../src/go_template/functions/mod.ts";

Deno.test("no function of sprig is missing but those of passwords", () => {
  const names = Object.keys(helmFunctions({ now: () => 0, random: () => 0 }));
  assert.ok(names.length > 180, String(names.length));
  for (
    const name of [
      "regexSplit",
      "mustRegexFind",
      "toYaml",
      "untilStep",
      "osBase",
      "date_in_zone",
      "seq",
      "dig",
    ]
  ) {
    assert.ok(names.includes(name), name);
  }
});
