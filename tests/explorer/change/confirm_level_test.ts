import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import { questionFor } from "../../../src/explorer/change/confirm_level.ts";
import { type ConfirmSettings, defaultSettings } from "../../../src/settings/settings.ts";
import { target, testContext } from "./test_targets.ts";

/** Settings, whether it is destructive, names of targets, whether the context is protected; level and word. */
const cases: [Partial<ConfirmSettings>, boolean, string[], boolean, string, string][] = [
  [{}, false, ["web"], false, "enter", ""],
  [{}, true, ["web"], false, "enter", ""],
  [{ reversible: "none" }, false, ["web"], false, "none", ""],
  [{ reversible: "none" }, true, ["web"], false, "enter", ""],
  [{ destructive: "name" }, true, ["web"], false, "name", "web"],
  [{ destructive: "name" }, true, ["web", "api"], false, "name", "2"],
  [{ reversible: "none" }, false, ["web"], true, "name", "test"],
];

for (const [confirm, isDestructive, names, isProtected, level, word] of cases) {
  const title = `${JSON.stringify(confirm)} ${isDestructive ? "destructive" : "reversible"} ${names}`;
  Deno.test(`question: ${title}${isProtected ? " protected" : ""}`, () => {
    const plain = testContext();
    const context = testContext({
      context: { ...plain.context, isProtected },
      settings: { ...defaultSettings, confirm: { ...defaultSettings.confirm, ...confirm } },
    });
    const change: Change = {
      title: "",
      done: "",
      kubectl: "",
      undo: "",
      isDestructive,
      writes: names.map((name) => ({ target: target(name), request: { type: "delete", options: {} } })),
    };
    const question = questionFor(change, context);
    assert.deepEqual([question.level, question.word], [level, word]);
  });
}
