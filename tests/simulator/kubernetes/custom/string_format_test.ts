import assert from "node:assert/strict";
import { formatProblem } from "../../../../src/simulator/kubernetes/custom/string_format.ts";

const cases: [format: string, good: string[], bad: string[]][] = [
  ["date", ["2026-02-28"], ["2026-02-30", "2026-2-3"]],
  ["date-time", ["2026-02-28T10:00:00Z", "2026-02-28T10:00:00.5+01:00"], [
    "2026-02-28",
    "2026-13-01T00:00:00Z",
  ]],
  ["duration", ["1h30m", "22 ns", "3 days"], ["1 parsec", ""]],
  ["uuid", ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"], ["f81d4fae"]],
  ["uuid4", ["9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"], ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"]],
  ["ipv4", ["1.2.3.4"], ["::1", "1.2.3"]],
  ["ipv6", ["::1"], ["1.2.3.4"]],
  ["cidr", ["10.0.0.0/8"], ["10.0.0.0"]],
  ["hostname", ["a.example.com"], ["-a", "a b"]],
  ["email", ["a@example.com"], ["a"]],
  ["uri", ["https://example.com/a", "/path"], ["not a uri"]],
  ["byte", ["aGVsbG8="], ["a"]],
  ["mac", ["00:11:22:33:44:55"], ["00:11"]],
  ["isbn10", ["0321751043"], ["0321751044"]],
  ["isbn13", ["978-0321751041"], ["978-0321751042"]],
  ["hexcolor", ["#ffF"], ["#ff"]],
  ["rgbcolor", ["rgb(1, 2, 255)"], ["rgb(1,2,256)"]],
  ["creditcard", ["4111 1111 1111 1111"], ["1234"]],
  ["ssn", ["123-45-6789"], ["12-345"]],
  ["bsonobjectid", ["507f1f77bcf86cd799439011"], ["507f"]],
  ["password", [""], []],
  ["k8s-short-name", ["a-b"], ["a.b", "A"]],
  ["k8s-long-name", ["a.b"], ["a_b"]],
  ["no-such-format", ["anything"], []],
];

for (const [format, good, bad] of cases) {
  Deno.test(`format ${format}`, () => {
    for (const text of good) assert.equal(formatProblem(format, text), undefined, text);
    for (const text of bad) assert.equal(formatProblem(format, text), format, text);
  });
}
