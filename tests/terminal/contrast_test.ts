import assert from "node:assert/strict";
import { contrast, luminance, readable } from "../../src/terminal/contrast.ts";

Deno.test("black on white has the greatest contrast, a colour on itself the least", () => {
  assert.equal(Math.round(contrast(0x000000, 0xffffff)), 21);
  assert.equal(contrast(0x777777, 0x777777), 1);
  // WCAG's own example of a grey that just passes.
  assert.ok(contrast(0x767676, 0xffffff) >= 4.5 && contrast(0x777777, 0xffffff) < 4.5);
});

Deno.test("a colour that cannot be read is moved until it can", () => {
  for (const background of [0x000000, 0x282a36, 0xffffff, 0xfdf6e3]) {
    for (const rgb of [0x6272a4, 0x44475a, 0xffffff, 0x000000, 0x808080]) {
      assert.ok(contrast(readable(rgb, background), background) >= 4.5, `${rgb} on ${background}`);
    }
  }
  assert.equal(readable(0xffffff, 0x000000), 0xffffff);
  assert.equal(luminance(0xffffff), 1);
});
