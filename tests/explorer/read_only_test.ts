import assert from "node:assert/strict";
import { readOnlyLock, turnReadOnly } from "../../src/explorer/read_only.ts";
import { playBundled } from "./bundled_play.ts";

Deno.test("what was asked for at the start stays, unless --write was given", () => {
  const none = { byFlag: false, bySettings: false, writeFlag: false };
  assert.equal(readOnlyLock(none), undefined);
  assert.match(readOnlyLock({ ...none, byFlag: true })!, /--readonly/);
  assert.match(readOnlyLock({ ...none, bySettings: true })!, /configuration/);
  assert.equal(readOnlyLock({ byFlag: true, bySettings: true, writeFlag: true }), undefined);
});

Deno.test(":write lifts what :readonly has set, and nothing else", () => {
  const types = (made: ReturnType<typeof turnReadOnly>) =>
    typeof made === "string" ? made : made.map(({ type }) => type);
  assert.deepEqual(types(turnReadOnly({ readOnly: false, readOnlyLock: undefined }, true)), [
    "readOnly",
    "notify",
  ]);
  assert.deepEqual(types(turnReadOnly({ readOnly: true, readOnlyLock: undefined }, false)), [
    "readOnly",
    "notify",
  ]);
  assert.equal(
    types(turnReadOnly({ readOnly: true, readOnlyLock: "so" }, false)),
    "read-only mode stays: so",
  );
  assert.deepEqual(types(turnReadOnly({ readOnly: true, readOnlyLock: "so" }, true)), ["notify"]);
});

Deno.test("in read-only mode no key writes anything, and :write is the way out", async () => {
  const requests: string[] = [];
  const script = `
wait 1s
key s r i m Ctrl-T Ctrl-U
dump
type :write
key Enter
key s
type 4
key Enter
wait 1s
type :readonly
key Enter
key Ctrl-U
wait 1s
dump
`;
  const [refused, last] = await playBundled(script, {
    scenario: "shop",
    line: "deploy",
    readOnly: true,
    requests,
  });
  assert.match(refused!.join("\n"), /read-only ● live/);
  assert.match(last!.join("\n"), /Undo|read-only mode \(:write leaves it\)/);
  const writes = requests.filter((one) => !one.startsWith("GET") && !one.includes("review"));
  assert.deepEqual(writes.map((one) => one.split("?")[0]!.split("/").at(-1)), writes.map(() => "scale"));
  assert.equal(writes.filter((one) => !one.includes("dryRun")).length, 1);
});
