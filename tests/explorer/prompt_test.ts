import assert from "node:assert/strict";
import {
  alternative,
  ghost,
  openPrompt,
  pastePrompt,
  pressPrompt,
  type Prompt,
} from "../../src/explorer/prompt.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";

/** Presses keys; "|" shows the cursor. */
function after(prompt: Prompt, keys: string): string {
  for (const name of keys.split(" ").filter(Boolean)) {
    const step = pressPrompt(prompt, parseKeyName(name)!);
    if (step.type !== "edited") return step.type;
    prompt = step.prompt;
  }
  return `${prompt.text.slice(0, prompt.cursor)}|${prompt.text.slice(prompt.cursor)}`;
}

/** The text before, keys, the text after. */
const edits: [string, string, string][] = [
  ["", "p o", "po|"],
  ["pods", "Left Left x", "pox|ds"],
  ["pods", "Home x", "x|pods"],
  ["pods", "Ctrl-A Delete", "|ods"],
  ["pods", "Backspace", "pod|"],
  ["a👍🏽", "Backspace", "a👍|"],
  ["pods all", "Ctrl-W", "pods |"],
  ["pods all", "Ctrl-U", "|"],
  ["pods all", "Home Right Ctrl-K", "p|"],
  ["pods", "Space", "pods |"],
  ["", "Backspace", "cancelled"],
  ["x", "Esc", "cancelled"],
  ["x", "Enter", "entered"],
  ["x", "F5", "ignored"],
];

Deno.test("a line is edited as in a shell", () => {
  for (const [text, keys, expected] of edits) {
    assert.equal(after(openPrompt("command", text), keys), expected, `${text}: ${keys}`);
  }
});

Deno.test("the ghost goes on where the text ends; others stand behind an arrow; Tab takes, Enter does not", () => {
  const prompt = {
    ...openPrompt("command", "po"),
    suggestions: ["pods", "poddisruptionbudgets", "deployments"],
  };
  assert.equal(ghost(prompt), "ds");
  assert.equal(after(prompt, "Tab"), "pods|");
  assert.equal(after(prompt, "Right"), "pods|");
  assert.equal(after(prompt, "Down Tab"), "poddisruptionbudgets|");
  assert.equal(after(prompt, "Up Tab"), "deployments|");
  const other = { ...prompt, picked: 2 };
  assert.equal(ghost(other), "");
  assert.equal(alternative(other), "deployments");
  assert.equal(alternative(prompt), "");
});

Deno.test("pasted text is one line", () => {
  const step = pastePrompt(openPrompt("command", "po "), "kube-\n  system\n");
  assert.equal(step.type === "edited" && step.prompt.text, "po kube- system");
});
