import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'base "/a/b/c.txt"',
    "string c.txt",
  ],
  [
    'dir "/a/b/c.txt"',
    "string /a/b",
  ],
  [
    'ext "c.txt"',
    "string .txt",
  ],
  [
    'clean "a/../b//c"',
    "string b/c",
  ],
  [
    'isAbs "/a"',
    "bool true",
  ],
  [
    'osBase "/a/b"',
    "string b",
  ],
];

checkFunctions("paths", CASES);
