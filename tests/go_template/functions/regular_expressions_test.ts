import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'regexMatch "^a.c$" "abc"',
    "bool true",
  ],
  [
    'regexFind "[a-z]+" "12abc34"',
    "string abc",
  ],
  [
    'regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W"',
    "string -W-xxW-",
  ],
  [
    'regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W"',
    "string ---",
  ],
  [
    'regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}"',
    "string -${1}-${1}-",
  ],
  [
    'regexQuoteMeta "1.2.3"',
    "string 1\\.2\\.3",
  ],
];

checkFunctions("regular expressions", CASES);
