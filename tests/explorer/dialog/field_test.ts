import assert from "node:assert/strict";
import {
  type FieldInput,
  fieldInput,
  fieldLine,
  pastedInto,
  removedValue,
  turned,
  typedInto,
} from "../../../src/explorer/dialog/field.ts";
import type { FormField } from "../../../src/explorer/dialog/form.ts";
import { keyNamed } from "../../../src/terminal/key_name.ts";
import { lineText } from "../../../src/terminal/line.ts";

const text: FormField = { type: "text", name: "a", label: "replicas", value: "3", hint: "now 3" };
const choice: FormField = { type: "choice", name: "b", label: "how", value: "x", choices: ["x", "y"] };
const toggle: FormField = { type: "toggle", name: "c", label: "force", value: "no" };

const fresh: FormField = { ...text, isReplaced: true };
const removable: FormField = { ...text, isRemovable: true };
const ghosted: FormField = { ...text, suggestions: ["30", "3 and more"] };

/** Field, keys, and the value after them. */
const cases: [string, FormField, string[], string | undefined][] = [
  ["a letter", text, ["5"], "35"],
  ["before the cursor", text, ["Left", "5"], "53"],
  ["at its start", text, ["5", "Home", "Delete"], "5"],
  ["a key of no use", text, ["F1"], undefined],
  ["the first letter replaces", fresh, ["5", "0"], "50"],
  ["once edited it is kept", fresh, ["Left", "5"], "53"],
  ["removed", removable, ["Ctrl-D"], removedValue],
  ["removed and not", removable, ["Ctrl-D", "Ctrl-D"], "3"],
  ["removed and typed", removable, ["Ctrl-D", "x"], "x"],
  ["a suggestion", ghosted, ["Right"], "30"],
  ["another suggestion", ghosted, [" ", "End"], "3 and more"],
  ["the next choice", choice, ["Space"], "y"],
  ["the choice before", choice, ["Left"], "y"],
  ["no letters in choices", choice, ["z"], undefined],
  ["a toggle", toggle, ["Space"], "yes"],
];

for (const [name, field, keys, expected] of cases) {
  Deno.test(`a field: ${name}`, () => {
    let input: FieldInput | undefined = fieldInput(field, field.value);
    for (const key of keys) input = input && typedInto(field, input, keyNamed(key));
    assert.equal(input?.text, expected);
  });
}

Deno.test("what is pasted goes to the cursor, or in place of a fresh value", () => {
  const at = { text: "ab", cursor: 1, isFresh: false };
  assert.equal(pastedInto(text, at, "x\ny")?.text, "ax yb");
  assert.equal(pastedInto(fresh, fieldInput(fresh, "3"), "7")?.text, "7");
  assert.equal(pastedInto(choice, at, "x"), undefined);
});

Deno.test("choices go round, texts do not", () => {
  assert.equal(turned(choice, "y", 1), "x");
  assert.equal(turned(choice, "x", -1), "y");
  assert.equal(turned(text, "3", 1), "3");
});

/** Field, its input where it has the keys, and the line. */
const looks: [string, FormField, FieldInput | undefined, string][] = [
  ["with the keys", text, fieldInput(text, "3"), " ▌replicas    3▏   now 3"],
  ["without", text, undefined, "  replicas    3   now 3"],
  ["a choice", choice, undefined, "  how         ● x  ○ y  "],
  ["a ghost", ghosted, fieldInput(ghosted, "3"), " ▌replicas    3▏0   now 3"],
  [
    "a long value",
    { ...text, hint: "" },
    { text: "0123456789".repeat(5), cursor: 50, isFresh: false },
    " ▌replicas    …89012345678901234567890123456789▏",
  ],
];

for (const [name, field, input, expected] of looks) {
  Deno.test(`the look of a field: ${name}`, () => {
    assert.equal(
      lineText(fieldLine(field, input?.text ?? field.value, { labelWidth: 10, columns: 50, input })),
      expected,
    );
  });
}
