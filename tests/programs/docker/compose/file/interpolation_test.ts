import assert from "node:assert/strict";
import { interpolate, TemplateError } from "../../../../../src/programs/docker/compose/file/interpolation.ts";

const values: Record<string, string> = { NAME: "whale", EMPTY: "" };

Deno.test("variables are filled in", () => {
  const missing: string[] = [];
  const variables = {
    value: (name: string) => values[name],
    onMissing: (name: string) => void missing.push(name),
  };
  const cases: [text: string, filled: string][] = [
    ["plain", "plain"],
    ["$NAME-${NAME}s", "whale-whales"],
    ["$$NAME", "$NAME"],
    ["${NONE:-a}${NONE-b}", "ab"],
    ["${EMPTY:-a}[${EMPTY-b}]", "a[]"],
    ["${NAME:+yes}${NONE:+no}${EMPTY+there}", "yesthere"],
    ["${NONE:-${NAME}/x}", "whale/x"],
    ["${NONE:-}", ""],
    ["${NONE}!", "!"],
  ];
  for (const [text, filled] of cases) assert.equal(interpolate(text, variables), filled, text);
  assert.deepEqual(missing, ["NONE"]);
});

Deno.test("what cannot be filled in is an error", () => {
  const variables = { value: (name: string) => values[name], onMissing: () => {} };
  for (
    const [text, message] of [
      ["${NONE?say it}", /^required variable NONE is missing a value: say it$/],
      ["${EMPTY:?}", /^required variable EMPTY is missing a value$/],
      ["${NAME", /^Invalid template/],
      ["${a b}", /^Invalid template/],
    ] as const
  ) assert.throws(() => interpolate(text, variables), { name: TemplateError.name, message }, text);
});
