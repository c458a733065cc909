import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    '{{"quoted \\"x\\" \\u00e9 \\x41 \\101 \\t|"}}',
    'quoted "x" é A A \t|',
  ],
];

checkTemplates("strings with escapes", CASES);
