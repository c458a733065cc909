import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'list 1 "a" nil',
    "[]interface {} [1 a <nil>]",
  ],
  [
    "first .Values.l",
    "string b",
  ],
  [
    "last .Values.l",
    "float64 3",
  ],
  [
    "rest .Values.l",
    "[]interface {} [a 3]",
  ],
  [
    "initial .Values.l",
    "[]interface {} [b a]",
  ],
  [
    'append .Values.l "z"',
    "[]interface {} [b a 3 z]",
  ],
  [
    'prepend .Values.l "z"',
    "[]interface {} [z b a 3]",
  ],
  [
    "concat .Values.l (list 1 2)",
    "[]interface {} [b a 3 1 2]",
  ],
  [
    "reverse .Values.l",
    "[]interface {} [3 a b]",
  ],
  [
    'uniq (list 1 1 2 "a" "a")',
    "[]interface {} [1 2 a]",
  ],
  [
    "without (list 1 2 3) 2",
    "[]interface {} [1 3]",
  ],
  [
    "has 3.0 .Values.l",
    "bool true",
  ],
  [
    'has "b" .Values.l',
    "bool true",
  ],
  [
    'compact (list 0 1 "" "a" nil)',
    "[]interface {} [1 a]",
  ],
  [
    "slice .Values.l 1",
    "[]interface {} [a 3]",
  ],
  [
    "slice .Values.l 0 2",
    "[]interface {} [b a]",
  ],
  [
    "chunk 2 (list 1 2 3)",
    "[][]interface {} [[1 2] [3]]",
  ],
  [
    "sortAlpha .Values.l",
    "[]string [3 a b]",
  ],
  [
    'join "-" .Values.l',
    "string b-a-3",
  ],
  [
    'join "," (list 1 nil "x")',
    "string 1,x",
  ],
  [
    "toStrings .Values.l",
    "[]string [b a 3]",
  ],
];

checkFunctions("lists", CASES);
