import assert from "node:assert/strict";
import { changedMode } from "../../../../../src/simulator/userland/commands/coreutils/mode_change.ts";

for (
  const [before, text, after] of [
    [0o644, "755", 0o755],
    [0o644, "u+x,go-r", 0o700],
    [0o644, "a=r", 0o444],
    [0o640, "g=u", 0o660],
    [0o644, "+X", 0o644],
    [0o744, "+X", 0o755],
    [0o644, "u+s", 0o4644],
    [0o644, "z+x", undefined],
    [0o644, "8", undefined],
    [0o644, "77777", undefined],
  ] as const
) {
  Deno.test(`mode ${before.toString(8)} changed by ${text}`, () =>
    assert.equal(changedMode(before, text), after));
}

Deno.test("where nobody is named, the mask holds rights back", () => {
  assert.equal(changedMode(0o600, "+w", { umask: 0o022 }), 0o600);
});
