import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  QuantityError,
  quantityToMilli,
  quantityToNumber,
} from "../../src/kube/quantity.ts";

/** Text, canonical text, amount as a number, amount in thousandths. */
const quantities: [string | number, string, number, number][] = [
  ["0", "0", 0, 0],
  [1, "1", 1, 1000],
  [0.5, "500m", 0.5, 500],
  ["100m", "100m", 0.1, 100],
  ["0.1", "100m", 0.1, 100],
  ["1.5", "1500m", 1.5, 1500],
  ["1.500", "1.500", 1.5, 1500],
  ["1000m", "1", 1, 1000],
  ["2500m", "2500m", 2.5, 2500],
  ["1.5Gi", "1536Mi", 1610612736, 1610612736000],
  ["1536Mi", "1536Mi", 1610612736, 1610612736000],
  ["1024Ki", "1Mi", 1048576, 1048576000],
  ["128974848", "128974848", 128974848, 128974848000],
  ["129e6", "129e6", 129e6, 129e9],
  ["129M", "129M", 129e6, 129e9],
  ["1000k", "1M", 1e6, 1e9],
  ["1E", "1E", 1e18, 1e21],
  ["1e3", "1e3", 1000, 1e6],
  ["12e2", "1200", 1200, 1.2e6],
  ["100Ki", "100Ki", 102400, 102400000],
  ["0.5Ki", "512", 512, 512000],
  ["0.9n", "1n", 1e-9, 1],
  ["1u", "1u", 1e-6, 1],
  ["-1.5", "-1500m", -1.5, -1500],
  ["+5", "+5", 5, 5000],
  ["1.", "1.", 1, 1000],
  [".5", "500m", 0.5, 500],
  ["1000E", "1e21", 1e21, 1e24],
];

Deno.test("quantities are read, printed in canonical form and turned into numbers", () => {
  for (const [text, canonical, number, milli] of quantities) {
    assert.equal(formatQuantity(parseQuantity(text)), canonical, `canonical form of ${text}`);
    assert.equal(quantityToNumber(text), number, `number of ${text}`);
    assert.equal(quantityToMilli(text), milli, `milli of ${text}`);
  }
});

const regexpMessage =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const mistakes: [string, string][] = [
  ["", regexpMessage],
  ["abc", regexpMessage],
  ["1.2.3", regexpMessage],
  ["1 Gi", regexpMessage],
  ["1GB", regexpMessage],
  ["1mi", "unable to parse quantity's suffix"],
  ["1Ki5", "unable to parse quantity's suffix"],
  ["1e", "unable to parse quantity's suffix"],
  ["1e99999", "unable to parse quantity's suffix"],
];

Deno.test("what is no quantity is refused in the server's wording", () => {
  for (const [text, message] of mistakes) {
    assert.throws(
      () => parseQuantity(text),
      (error) => error instanceof QuantityError && error.message === message,
    );
  }
});

Deno.test("quantities compare and add across suffixes", () => {
  assert.equal(compareQuantities("1Gi", "1G"), 1);
  assert.equal(compareQuantities("1024Mi", "1Gi"), 0);
  assert.equal(compareQuantities("999m", 1), -1);
  assert.equal(formatQuantity(addQuantities("500m", "1")), "1500m");
  assert.equal(formatQuantity(addQuantities("512Mi", "512Mi")), "1Gi");
  assert.equal(formatQuantity(addQuantities("0", "512Mi")), "512Mi");
  assert.equal(formatQuantity(addQuantities("1Gi", "1G")), "2073741824");
  assert.equal(formatQuantity(addQuantities("1", "-1")), "0");
});

const suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "Ki", "Mi", "Gi", "e3", "E2", "e-2"];
const anyQuantity = fc.tuple(
  fc.integer({ min: -99999, max: 99999 }),
  fc.option(fc.nat({ max: 9999 })),
  fc.constantFrom(...suffixes),
).map(([whole, fraction, suffix]) => `${whole}${fraction === null ? "" : `.${fraction}`}${suffix}`);

Deno.test("printing and reading again keeps the amount", () => {
  fc.assert(fc.property(anyQuantity, (text) => {
    const quantity = parseQuantity(text);
    assert.equal(compareQuantities(parseQuantity(formatQuantity(quantity)), quantity), 0);
    const { text: _, ...canonical } = quantity;
    assert.equal(compareQuantities(formatQuantity(canonical), quantity), 0);
  }));
});

Deno.test("adding is commutative in amount, and comparing agrees with subtracting", () => {
  fc.assert(fc.property(anyQuantity, anyQuantity, (left, right) => {
    assert.equal(compareQuantities(addQuantities(left, right), addQuantities(right, left)), 0);
    assert.equal(
      Math.sign(compareQuantities(left, right)),
      -Math.sign(compareQuantities(right, left)) + 0 || 0,
    );
  }));
});
