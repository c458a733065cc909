import assert from "node:assert/strict";
import { checkFunctions, evaluated } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. */
const CASES: [expression: string, value: string][] = [
  ['derivePassword 1 "long" "password" "user" "example.com"', "string ZedaFaxcZaso9*"],
  ['derivePassword 1 "maximum" "password" "user" "example.com"', "string pf4zS1LjCg&LjhsZ7T2~"],
  ['derivePassword 1 "zz" "password" "user" "example.com"', "string cannot find password template zz"],
  ['bcrypt "x" | len', "int 60"],
  ['htpasswd "u" "p" | len', "int 62"],
  ['htpasswd "u:" "p"', "string invalid username: u:"],
  ['encryptAES "k" "x" | len', "int 44"],
  ['encryptAES "k" "some text" | decryptAES "k"', "string some text"],
  ['"30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=" | decryptAES "secretkey"', "string plaintext"],
];

checkFunctions("passwords", CASES);

Deno.test("what was not encrypted is told as Go tells it", () => {
  assert.throws(() => evaluated('decryptAES "k" "eHg="'), {
    message: /error calling decryptAES: runtime error: slice bounds out of range \[:16\] with capacity 3$/,
  });
});
