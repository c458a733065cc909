import assert from "node:assert/strict";
import { darkTheme, lightTheme } from "../../src/terminal/theme.ts";

for (const theme of [darkTheme, lightTheme]) {
  Deno.test(`the ${theme.name} theme can tell the six meanings apart`, () => {
    const six = (["accent", "ok", "busy", "warn", "bad", "dim"] as const).map((role) =>
      theme.roles[role].foreground
    );
    assert.equal(new Set(six.map((colour) => colour?.rgb)).size, 6);
    assert.equal(new Set(six.map((colour) => colour?.ansi)).size, 6);
    for (const [name, fill] of Object.entries(theme.fills)) assert.ok(fill.background, name);
  });
}
