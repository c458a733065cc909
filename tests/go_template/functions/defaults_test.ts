import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'default "d" ""',
    "string d",
  ],
  [
    'default "d" .Values.s',
    "string text",
  ],
  [
    'default "d" .Values.n',
    "string d",
  ],
  [
    "default 5 0",
    "int 5",
  ],
  [
    "empty .Values.empty",
    "bool true",
  ],
  [
    "empty 0",
    "bool true",
  ],
  [
    'coalesce 0 "" .Values.s',
    "string text",
  ],
  [
    'all 1 "a" 0',
    "bool false",
  ],
  [
    'any 0 "" 1',
    "bool true",
  ],
  [
    'ternary "yes" "no" true',
    "string yes",
  ],
  [
    "typeOf .Values.i",
    "string float64",
  ],
  [
    "typeOf .Values.l",
    "string []interface {}",
  ],
  [
    "typeOf (list 1)",
    "string []interface {}",
  ],
  [
    "typeOf nil",
    "string <nil>",
  ],
  [
    'typeIs "string" .Values.s',
    "bool true",
  ],
  [
    'typeIsLike "string" "x"',
    "bool true",
  ],
  [
    "kindOf .Values.m",
    "string map",
  ],
  [
    "kindOf 1",
    "string int",
  ],
  [
    'kindIs "map" .Values.m',
    "bool true",
  ],
  [
    "deepEqual (list 1 2) (list 1 2)",
    "bool true",
  ],
  [
    "deepEqual 1 1.0",
    "bool false",
  ],
];

checkFunctions("defaults", CASES);
