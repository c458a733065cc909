import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'dict "a" 1 "b"',
    "map[string]interface {} map[a:1 b:]",
  ],
  [
    'get .Values.m "x"',
    "float64 1",
  ],
  [
    'get .Values.m "nope"',
    "string ",
  ],
  [
    'hasKey .Values.m "x"',
    "bool true",
  ],
  [
    'pluck "x" .Values.m (dict "x" 5)',
    "[]interface {} [1 5]",
  ],
  [
    "keys .Values.m | sortAlpha",
    "[]string [w x]",
  ],
  [
    'pick .Values.m "x"',
    "map[string]interface {} map[x:1]",
  ],
  [
    'omit .Values.m "x"',
    "map[string]interface {} map[w:map[z:deep]]",
  ],
  [
    'values (dict "a" 1)',
    "[]interface {} [1]",
  ],
  [
    'merge (dict "a" 1) (dict "a" 2 "b" 3)',
    "map[string]interface {} map[a:1 b:3]",
  ],
  [
    'mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3)',
    "map[string]interface {} map[a:2 b:3]",
  ],
  [
    'merge (dict "a" (dict "x" 1)) (dict "a" (dict "y" 2))',
    "map[string]interface {} map[a:map[x:1 y:2]]",
  ],
  [
    'set (dict "a" 1) "b" 2',
    "map[string]interface {} map[a:1 b:2]",
  ],
  [
    'unset (dict "a" 1 "b" 2) "a"',
    "map[string]interface {} map[b:2]",
  ],
  [
    "deepCopy .Values.m",
    "map[string]interface {} map[w:map[z:deep] x:1]",
  ],
  [
    'dig "w" "z" "none" .Values.m',
    "string deep",
  ],
  [
    'dig "w" "q" "none" .Values.m',
    "string none",
  ],
];

checkFunctions("dictionaries", CASES);
