import assert from "node:assert/strict";
import {
  base64Bytes,
  MAX_DATA_BYTES,
  utf8Bytes,
  validateDataKeys,
  validateDataSize,
} from "../../../../src/simulator/kubernetes/kinds/data_keys.ts";
import { texts } from "./kind_world.ts";

Deno.test("a wrong key is named in its field", () => {
  assert.deepEqual(texts(validateDataKeys({ "a b": "" }, "data")), [
    "data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' " +
    "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
  ]);
});

Deno.test("bytes are counted as the server counts them", () => {
  assert.equal(utf8Bytes("é"), 2);
  assert.deepEqual(["", "YQ==", "YWI=", "YWJj"].map(base64Bytes), [0, 1, 2, 3]);
  assert.deepEqual(validateDataSize(MAX_DATA_BYTES, "[]"), []);
  assert.deepEqual(texts(validateDataSize(MAX_DATA_BYTES + 1, "[]")), [
    "[]: Too long: may not be more than 1048576 bytes",
  ]);
});
