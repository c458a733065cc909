import assert from "node:assert/strict";
import {
  filtersOf,
  flag,
  hasLabels,
  timeOf,
  timeText,
} from "../../../../src/simulator/docker/http/api_request.ts";

const FLAGS: [text: string, value: boolean][] = [
  ["a=1", true],
  ["a=true", true],
  ["a=True", true],
  ["a=0", false],
  ["a=", false],
  ["a=no", false],
  ["b=1", false],
];

for (const [text, value] of FLAGS) {
  Deno.test(`flag a of ${text}`, () => assert.equal(flag(new URLSearchParams(text), "a"), value));
}

Deno.test("filters come in two shapes, and unknown ones are refused", () => {
  const filters = (value: string) => filtersOf(new URLSearchParams({ filters: value }), ["status", "label"]);
  assert.deepEqual(filters('{"status":{"running":true,"exited":false}}'), new Map([["status", ["running"]]]));
  assert.deepEqual(filters('{"label":["a=b"]}'), new Map([["label", ["a=b"]]]));
  assert.throws(() => filters('{"frob":["1"]}'), /invalid filter 'frob'/);
  assert.throws(() => filters("{"), /invalid filter/);
});

Deno.test("labels are there, or have that value", () => {
  assert.ok(hasLabels({ a: "b" }, ["a", "a=b"]));
  assert.ok(!hasLabels({ a: "b" }, ["a=c"]));
});

Deno.test("times are seconds or dates, and have nanoseconds", () => {
  assert.equal(timeOf("1.5"), 1500);
  assert.equal(timeOf("1970-01-01T00:00:02Z"), 2000);
  assert.equal(timeOf(null), undefined);
  assert.throws(() => timeOf("soon"), /invalid value for "since": soon/);
  assert.equal(timeText(1500), "1970-01-01T00:00:01.500000000Z");
  assert.equal(timeText(undefined), "0001-01-01T00:00:00Z");
});
