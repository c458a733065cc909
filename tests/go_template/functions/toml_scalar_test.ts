import assert from "node:assert/strict";
import { goText } from "../../../src/go_template/format.ts";
import { TomlReader } from "../../../src/go_template/functions/toml_reader.ts";
import { scalar } from "../../../src/go_template/functions/toml_scalar.ts";
import { typeName } from "../../../src/go_template/value.ts";

/** What is written, and type and text as Helm 4.2.3 prints them. */
const VALUES: [written: string, value: string][] = [
  ["1_000", "int64 1000"],
  ["-0", "int64 0"],
  ["0x1F", "int64 31"],
  ["0b101", "int64 5"],
  ["9223372036854775807", "int64 9223372036854775807"],
  ["+1.5e3", "float64 1500"],
  ["-inf", "float64 -Inf"],
  ["true", "bool true"],
  ["1979-05-27T07:32:00Z", "time.Time 1979-05-27 07:32:00 +0000 UTC"],
  ["1979-05-27 07:32:00+02:00", "time.Time 1979-05-27 07:32:00 +0200 +0200"],
  ["1979-05-27T07:32:00", "time.Time 1979-05-27 07:32:00 +0000 datetime-local"],
  ["1979-05-27", "time.Time 1979-05-27 00:00:00 +0000 date-local"],
  ["07:32:00.5", "time.Time 0000-01-01 07:32:00.5 +0000 time-local"],
];

for (const [written, value] of VALUES) {
  Deno.test(`a value of TOML: ${written}`, () => {
    const read = scalar(new TomlReader(written));
    assert.equal(`${typeName(read)} ${goText(read)}`, value);
  });
}

const WRONG: [written: string, message: string][] = [
  ["x", 'expected value but found "x" instead'],
  ["truex", 'expected value but found "truex" instead'],
  ["@", "expected value but found '@' instead"],
  ["01", 'Invalid integer "01": cannot have leading zeroes'],
  ["1__0", 'Invalid integer "1__0": underscores must be surrounded by digits'],
  ["9223372036854775808", "9223372036854775808 is out of range for int64"],
  ["0xG", "not a hexadecimal number: '0xG'"],
  [".5", "floats must start with a digit, not '.'"],
  ["1.", `Invalid float "1.": '.' must be followed by one or more digits`],
  ["1.0.0", 'Invalid float value: "1.0.0"'],
  ["1e400", "1e400 is out of range for float64"],
  ["+x", "expected a digit but got 'x'"],
  ["2020-13-01", 'invalid datetime: "2020-13-01"'],
  ["2020-02-30", 'invalid datetime: "2020-02-30"'],
  ["25:00:00", 'invalid datetime: "25:00:00"'],
];

for (const [written, message] of WRONG) {
  Deno.test(`a value of TOML that is none: ${written}`, () => {
    assert.throws(() => scalar(new TomlReader(written)), { name: "TomlError", message });
  });
}
