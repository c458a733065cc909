import assert from "node:assert/strict";
import { propose } from "../../../src/explorer/change/propose.ts";
import { readOnlyReason } from "../../../src/explorer/read_only.ts";
import type { Change } from "../../../src/explorer/change/change.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { target, testContext } from "./test_targets.ts";

const change: Change = {
  title: "Pause Deployment shop/web",
  done: "",
  kubectl: "",
  undo: "",
  isDestructive: false,
  writes: [{ target: target("web"), request: { type: "patch", patch: "merge", body: {} } }],
};

Deno.test("a change opens a question, or is made at once where none is wanted", () => {
  assert.deepEqual(propose(change, testContext()).map(({ type }) => type), ["open"]);
  const confirm = { reversible: "none", destructive: "enter" } as const;
  const settings = { ...defaultSettings, confirm };
  assert.deepEqual(propose(change, testContext({ settings })).map(({ type }) => type), ["notify", "work"]);
});

Deno.test("nothing is proposed in read-only mode, nor without targets", () => {
  assert.deepEqual(propose(change, testContext({ readOnly: true })), [
    { type: "notify", text: `Pause Deployment shop/web: ${readOnlyReason}`, role: "warn" },
  ]);
  assert.deepEqual(propose({ ...change, writes: [] }, testContext()).map(({ type }) => type), ["notify"]);
});
