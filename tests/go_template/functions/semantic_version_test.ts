import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'semver "1.2.3-alpha.1+123"',
    "*semver.Version 1.2.3-alpha.1+123",
  ],
  [
    '(semver "1.2.3").Minor',
    "uint64 2",
  ],
  [
    '(semver "v1.2").Original',
    "string v1.2",
  ],
  [
    'semverCompare "^1.2.0" "1.2.3"',
    "bool true",
  ],
  [
    'semverCompare ">=1.2.0, <2" "1.5.0"',
    "bool true",
  ],
  [
    'semverCompare "~1.2" "1.3.0"',
    "bool false",
  ],
  [
    'semverCompare "1.x" "1.9.9"',
    "bool true",
  ],
  [
    'semverCompare ">1.0.0 || <0.5" "0.4.0"',
    "bool true",
  ],
  [
    'semverCompare ">=1.19-0" "v1.22.3-gke.1"',
    "bool true",
  ],
  [
    'semverCompare ">=1.19" "v1.22.3-gke.1"',
    "bool false",
  ],
  [
    'semverCompare "1.2 - 1.4" "1.3.5"',
    "bool true",
  ],
  [
    'semverCompare "!=1.2.3" "1.2.3"',
    "bool false",
  ],
  [
    'semverCompare "^0.2.3" "0.2.9"',
    "bool true",
  ],
  [
    'semverCompare "^0.0.3" "0.0.4"',
    "bool false",
  ],
  [
    'semverCompare "<=1.2" "1.2.9"',
    "bool true",
  ],
  [
    'semverCompare ">1.2" "1.2.9"',
    "bool false",
  ],
];

checkFunctions("semantic version", CASES);
