import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    '{{eq 1 1}} {{eq .s "str" "x"}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1.5 1.0}} {{ge "b" "a"}}',
    "true true true true true true true",
  ],
  [
    "{{eq 1 1.0}}",
    '!template: t:1:2: executing "t" at <eq 1 1.0>: error calling eq: incompatible types for comparison: int and float64',
  ],
  [
    "{{eq .n 7}}",
    '!template: t:1:2: executing "t" at <eq .n 7>: error calling eq: incompatible types for comparison: float64 and int',
  ],
  [
    "{{eq .n 7.0}}",
    "true",
  ],
  [
    "{{eq .s 1}}",
    '!template: t:1:2: executing "t" at <eq .s 1>: error calling eq: incompatible types for comparison: string and int',
  ],
  [
    '{{eq .missing "x"}}',
    "false",
  ],
  [
    "{{eq .nul nil}}",
    "true",
  ],
  [
    "{{eq .m .m}}",
    '!template: t:1:2: executing "t" at <eq .m .m>: error calling eq: non-comparable type map[10:<nil> x:1 y:%!s(float64=2)]: map[string]interface {}',
  ],
  [
    "{{eq .list .list}}",
    '!template: t:1:2: executing "t" at <eq .list .list>: error calling eq: non-comparable type [a b c]: []interface {}',
  ],
  [
    "{{lt .m 1}}",
    '!template: t:1:2: executing "t" at <lt .m 1>: error calling lt: invalid type for comparison',
  ],
  [
    "{{lt true false}}",
    '!template: t:1:2: executing "t" at <lt true false>: error calling lt: invalid type for comparison',
  ],
  [
    "{{eq 1}}",
    '!template: t:1:2: executing "t" at <eq 1>: error calling eq: missing argument for comparison',
  ],
  [
    '{{lt 1 "a"}}',
    '!template: t:1:2: executing "t" at <lt 1 "a">: error calling lt: incompatible types for comparison: int and string',
  ],
  [
    '{{eq .t true}} {{eq "a" "b" "a"}} {{ne .s "x"}} {{eq .missing nil}}',
    "true true true true",
  ],
];

checkTemplates("comparisons", CASES);
