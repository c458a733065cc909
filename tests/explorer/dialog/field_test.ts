import assert from "node:assert/strict";
import { fieldLine, turned, typedInto } from "../../../src/explorer/dialog/field.ts";
import type { FormField } from "../../../src/explorer/dialog/form.ts";
import { lineText } from "../../../src/terminal/line.ts";

const text: FormField = { type: "text", name: "a", label: "replicas", value: "3", hint: "now 3" };
const choice: FormField = { type: "choice", name: "b", label: "how", value: "x", choices: ["x", "y"] };
const toggle: FormField = { type: "toggle", name: "c", label: "force", value: "no" };

/** Field, value, key, its text, and the value after it. */
const cases: [FormField, string, string, string, string | undefined][] = [
  [text, "3", "5", "5", "35"],
  [text, "35", "Backspace", "", "3"],
  [text, "35", "Ctrl-U", "", ""],
  [text, "35", "F1", "", undefined],
  [choice, "x", "Space", " ", "y"],
  [choice, "x", "z", "z", undefined],
  [toggle, "no", "Space", " ", "yes"],
];

for (const [field, value, key, typed, expected] of cases) {
  Deno.test(`${key} in a ${field.type} of ${value}`, () => {
    assert.equal(typedInto(field, value, { type: "key", key, text: typed }), expected);
  });
}

Deno.test("choices go round, texts do not", () => {
  assert.equal(turned(choice, "y", 1), "x");
  assert.equal(turned(choice, "x", -1), "y");
  assert.equal(turned(text, "3", 1), "3");
});

Deno.test("a field says its label, its value and its hint", () => {
  assert.equal(lineText(fieldLine(text, "3", 10, true)), "  replicas    3▏   now 3");
  assert.equal(lineText(fieldLine(choice, "y", 3, false)), "  how  ○ x  ● y  ");
});
