import assert from "node:assert/strict";
import { byteText } from "../../../src/explorer/session/byte_text.ts";

const amounts: [number, string][] = [
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1.0 KiB"],
  [1_300_000, "1.2 MiB"],
  [5 * 1024 ** 3, "5.0 GiB"],
  [2048 * 1024 ** 3, "2048.0 GiB"],
];

for (const [bytes, text] of amounts) {
  Deno.test(`${bytes} bytes are ${text}`, () => assert.equal(byteText(bytes), text));
}
