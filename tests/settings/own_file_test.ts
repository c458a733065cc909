import assert from "node:assert/strict";
import {
  canonicalKey,
  contextAssignments,
  ownAssignments,
  readColumns,
} from "../../src/settings/own_file.ts";

const files: [Record<string, unknown>, [path: string, at: string][]][] = [
  [{ theme: "nord", k9s: "read" }, [["theme", "theme"]]],
  [{ logs: { tail: 5, wrap: true } }, [["logs.tail", "logs.tail"], ["logs.wrap", "logs.wrap"]]],
  [{ thresholds: { cpu: { warn: 5 } } }, [["thresholds.cpu.warn", "thresholds.cpu.warn"]]],
  [{ hotkeys: { "shift-1": "pods" } }, [["hotkeys.!", "hotkeys.shift-1"]]],
  [{ contexts: { "a.b": { favourites: ["x"] } } }, [["contexts.a.b.favourites", "contexts.a.b.favourites"]]],
  [{ themes: { mine: { base: "nord" } } }, [["themes.mine", "themes.mine"]]],
];

for (const [file, expected] of files) {
  Deno.test(`${JSON.stringify(file)} sets its values where they belong`, () => {
    assert.deepEqual(ownAssignments(file).map(({ path, at }) => [path.join("."), at.join(".")]), expected);
  });
}

Deno.test("a context's own file has its places from its top", () => {
  assert.deepEqual(contextAssignments("dev", { aliases: { pp: "pods" } }), [
    { path: ["contexts", "dev", "aliases", "pp"], value: "pods", at: ["aliases", "pp"] },
  ]);
});

Deno.test("keys and columns are read in every way in which people write them", () => {
  assert.equal(canonicalKey("ctrl-d"), "Ctrl-D");
  assert.equal(canonicalKey("g  G"), "g Shift-G");
  assert.deepEqual(readColumns(["NAME"]), { columns: [{ title: "NAME" }] });
  assert.deepEqual(readColumns({ sort: "AGE" }), { columns: [], sort: { title: "AGE", descending: false } });
});
