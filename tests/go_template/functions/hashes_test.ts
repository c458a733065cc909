import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'sha1sum "hello"',
    "string aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
  ],
  [
    'sha256sum "hello"',
    "string 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
  ],
  [
    'sha512sum "hello"',
    "string 9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043",
  ],
  [
    'adler32sum "hello"',
    "string 103547413",
  ],
];

checkFunctions("hashes", CASES);
