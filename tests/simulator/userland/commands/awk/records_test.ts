import assert from "node:assert/strict";
import type { Process } from "../../../../../src/simulator/host/process.ts";
import { textStream } from "../../../../../src/simulator/host/simple_streams.ts";
import { Records } from "../../../../../src/simulator/userland/commands/awk/records.ts";

const CASES: [text: string, separator: string, records: string[]][] = [
  ["a\nb", "\n", ["a", "b"]],
  ["a;b;", ";", ["a", "b"]],
  ["\n\na\nb\n\n\nc\n", "", ["a\nb", "c"]],
  ["a--b---c", "-+", ["a", "b", "c"]],
  ["", "\n", []],
];

for (const [text, separator, expected] of CASES) {
  Deno.test(`${JSON.stringify(text)} by ${JSON.stringify(separator)}`, () => {
    const records = new Records(textStream(text), {} as Process);
    const found: string[] = [];
    for (let one = next(records, separator); one !== undefined; one = next(records, separator)) {
      found.push(one);
    }
    assert.deepEqual(found, expected);
  });
}

function next(records: Records, separator: string): string | undefined {
  const { done, value } = records.next(separator).next();
  assert.ok(done, "there is nothing to wait for");
  return value as string | undefined;
}
