import assert from "node:assert/strict";
import { testLines, withHelm } from "./helm_world.ts";

testLines([
  { line: "uninstall web", out: 'release "web" uninstalled\n' },
  {
    line: "delete web nope",
    code: 1,
    out: 'release "web" uninstalled\n',
    err: "Error: uninstall: Release not loaded: nope: release: not found\n",
  },
  { line: "uninstall nope --ignore-not-found", out: 'release "nope" uninstalled\n' },
  { line: "uninstall nope --dry-run", code: 1, err: "Error: release: not found\n" },
  { line: "uninstall No_Name", code: 1, err: "Error: uninstall: Release name is invalid: No_Name\n" },
  {
    line: "uninstall web --cascade x",
    code: 1,
    err: 'Error: invalid cascade value (x). Must be "background", "foreground", or "orphan"\n',
  },
  {
    line: "uninstall web --wait=x",
    code: 1,
    err: /invalid wait input "x". Valid inputs are watcher, hookOnly, and legacy\n$/,
  },
]);

Deno.test("the history may be kept", () =>
  withHelm(async ({ helm }) => {
    await helm("uninstall web --keep-history --description bye");
    assert.match((await helm("status web")).out, /STATUS: uninstalled\nREVISION: 2\nDESCRIPTION: bye\n/);
    assert.deepEqual(await helm("uninstall web --dry-run"), {
      code: 0,
      out: 'release "web" uninstalled\n',
      err: "",
    });
    assert.equal((await helm("list -q --uninstalled")).out, "web\n");
  }));
