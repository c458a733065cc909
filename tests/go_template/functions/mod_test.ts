import assert from "node:assert/strict";
import { helmFunctions } from "../../../src/go_template/functions/mod.ts";

Deno.test("the functions of every group are there", () => {
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
      "bcrypt",
      "decryptAES",
    ]
  ) {
    assert.ok(names.includes(name), name);
  }
});
