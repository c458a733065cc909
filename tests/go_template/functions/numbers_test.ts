import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    "add 1 2",
    "int64 3",
  ],
  [
    "add .Values.i 2",
    "int64 5",
  ],
  [
    "add1 .Values.i",
    "int64 4",
  ],
  [
    "sub 5 .Values.f",
    "int64 4",
  ],
  [
    "mul 2 3 4",
    "int64 24",
  ],
  [
    "div 7 2",
    "int64 3",
  ],
  [
    "mod 7 3",
    "int64 1",
  ],
  [
    "max 1 5 3",
    "int64 5",
  ],
  [
    "min 4 2 8",
    "int64 2",
  ],
  [
    "addf 0.1 0.2",
    "float64 0.3",
  ],
  [
    "subf 7.5 2 3",
    "float64 2.5",
  ],
  [
    "mulf 1.5 2",
    "float64 3",
  ],
  [
    "divf 10 3",
    "float64 3.3333333333333335",
  ],
  [
    "maxf 1 2.5",
    "float64 2.5",
  ],
  [
    "minf 1 2.5",
    "float64 1",
  ],
  [
    "ceil 1.1",
    "float64 2",
  ],
  [
    "floor 1.9",
    "float64 1",
  ],
  [
    "round 123.555555 2",
    "float64 123.56",
  ],
  [
    "round 2.5 0",
    "float64 3",
  ],
  [
    'int "12"',
    "int 12",
  ],
  [
    'int "12.7"',
    "int 0",
  ],
  [
    "int64 .Values.f",
    "int64 1",
  ],
  [
    'float64 "1e3"',
    "float64 1000",
  ],
  [
    'toDecimal "0777"',
    "int64 511",
  ],
  [
    'atoi "42"',
    "int 42",
  ],
  [
    'atoi "x"',
    "int 0",
  ],
  [
    "until 4",
    "[]int [0 1 2 3]",
  ],
  [
    "untilStep 0 10 3",
    "[]int [0 3 6 9]",
  ],
  [
    "untilStep 5 0 -2",
    "[]int [5 3 1]",
  ],
  [
    "seq 5",
    "string 1 2 3 4 5",
  ],
  [
    "seq 2 5",
    "string 2 3 4 5",
  ],
  [
    "seq 0 2 10",
    "string 0 2 4 6 8 10",
  ],
  [
    "seq 5 1",
    "string 5 4 3 2 1",
  ],
];

checkFunctions("numbers", CASES);
