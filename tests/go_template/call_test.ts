import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{1 2}}",
    '!template: t:1:2: executing "t" at <1>: can\'t give argument to non-function 1',
  ],
  [
    '{{"a" "b"}}',
    '!template: t:1:2: executing "t" at <"a">: can\'t give argument to non-function "a"',
  ],
  [
    "{{not}}",
    '!template: t:1:2: executing "t" at <not>: wrong number of args for not: want 1 got 0',
  ],
  [
    "{{not 1 2}}",
    '!template: t:1:2: executing "t" at <not>: wrong number of args for not: want 1 got 2',
  ],
  [
    "{{index}}",
    '!template: t:1:2: executing "t" at <index>: wrong number of args for index: want at least 1 got 0',
  ],
  [
    "{{len 1 2}}",
    '!template: t:1:2: executing "t" at <len>: wrong number of args for len: want 1 got 2',
  ],
];

checkTemplates("arguments of calls", CASES);
