import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{'a'}} {{'\\n'}} {{'ab'}}",
    "!template: t:1: malformed character constant: 'ab'",
  ],
  [
    "{{1.5e3}} {{0x1F}} {{1_000}} {{0b11}} {{0o17}} {{017}} {{1e6}} {{-5}} {{+3}} {{.5}} {{1.}}",
    "1500 31 1000 3 15 15 1e+06 -5 3 0.5 1",
  ],
  [
    "{{99999999999999999999}}",
    '!template: t:1: integer overflow: "99999999999999999999"',
  ],
  [
    "{{1e400}}",
    '!template: t:1: illegal number syntax: "1e400"',
  ],
  [
    '{{"\\q"}}',
    "!template: t:1: invalid syntax",
  ],
];

checkTemplates("numbers", CASES);
