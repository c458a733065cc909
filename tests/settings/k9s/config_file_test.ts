import assert from "node:assert/strict";
import { readK9sConfig, readK9sContext } from "../../../src/settings/k9s/config_file.ts";

/** A field of k9s, and what it sets here; undefined: it is left, with a reason. */
const fields: [value: Record<string, unknown>, sets: [string, unknown] | undefined][] = [
  [{ readOnly: true }, ["readOnly", true]],
  [{ noExitOnCtrlC: true }, ["quitOnCtrlC", false]],
  [{ defaultView: "dp" }, ["defaultView", "dp"]],
  [{ ui: { enableMouse: true } }, ["mouse", true]],
  [{ ui: { headless: true } }, ["header", false]],
  [{ ui: { crumbsless: true } }, ["crumbs", false]],
  [{ ui: { skin: "sea" } }, ["theme", "sea"]],
  [{ ui: { skin: "" } }, undefined],
  [{ ui: { logoless: true } }, undefined],
  [{ logger: { tail: 7 } }, ["logs.tail", 7]],
  [{ logger: { sinceSeconds: -1 } }, ["logs.sinceSeconds", 0]],
  [{ thresholds: { cpu: { warn: 5 } } }, ["thresholds.cpu.warn", 5]],
  [{ shellPod: { image: "x" } }, ["nodeShell.image", "x"]],
  [{ shellPod: { limits: { cpu: "1" } } }, undefined],
  [{ refreshRate: 2 }, undefined],
  [{ somethingNew: 2 }, undefined],
  [{ readOnly: "yes" }, undefined],
];

for (const [value, sets] of fields) {
  Deno.test(`k9s's ${JSON.stringify(value)}`, () => {
    const { assignments, notes } = readK9sConfig({ k9s: value });
    assert.deepEqual(assignments.map(({ path, value }) => [path.join("."), value]), sets ? [sets] : []);
    if (JSON.stringify(value).includes('""')) return;
    assert.equal(notes.length, 1);
    assert.notEqual(notes[0]!.text, "");
  });
}

Deno.test("a context's file goes below that context", () => {
  const { assignments } = readK9sContext({
    k9s: { view: { active: "po" }, featureGates: { nodeShell: true } },
  }, "dev");
  assert.deepEqual(assignments.map(({ path, value }) => [path, value]), [
    [["contexts", "dev", "view"], "po"],
    [["contexts", "dev", "nodeShell"], true],
  ]);
});

Deno.test("a file of something else is a mistake", () => {
  assert.deepEqual(readK9sConfig({ other: 1 }).notes.map(({ kind }) => kind), ["mistake"]);
  assert.deepEqual(readK9sConfig(null).assignments, []);
});
