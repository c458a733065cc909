import assert from "node:assert/strict";
import { parseBlockSize } from "../../../../../src/simulator/userland/commands/coreutils/block_size.ts";

const CASES: [text: string, bytes: number | undefined, mark?: string, name?: string][] = [
  ["1", 1, "", "1B"],
  ["512", 512, "", "512B"],
  ["K", 1024, "K", "1K"],
  ["2M", 2 * 1024 ** 2, "", "2M"],
  ["kB", 1000, "kB", "1kB"],
  ["MiB", 1024 ** 2, "MiB", "1M"],
  ["", undefined],
  ["0", undefined],
  ["x", undefined],
  ["B", undefined],
];

for (const [text, bytes, mark, name] of CASES) {
  Deno.test(`block_size: ${text}`, () => {
    assert.deepEqual(parseBlockSize(text), bytes === undefined ? undefined : { bytes, mark, name });
  });
}
