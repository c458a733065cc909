import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{nil.x}}",
    '!template: t:1: unexpected . after term "nil"',
  ],
  [
    "{{.a",
    "!template: t:1: unclosed action",
  ],
  [
    "{{.a}",
    "!template: t:1: bad character U+007D '}'",
  ],
  [
    '{{"abc}}',
    "!template: t:1: unterminated quoted string",
  ],
  [
    "{{`abc}}",
    "!template: t:1: unterminated raw quoted string",
  ],
  [
    "{{/* abc }}",
    "!template: t:1: unclosed comment",
  ],
  [
    "{{/* abc */ }}",
    "!template: t:1: comment ends before closing delimiter",
  ],
  [
    "{{(1}}",
    "!template: t:1: unclosed left paren",
  ],
  [
    "{{1)}}",
    "!template: t:1: unexpected right paren",
  ],
  [
    "{{.foo-bar}}",
    "!template: t:1: bad character U+002D '-'",
  ],
  [
    "{{.foo$}}",
    "!template: t:1: bad character U+0024 '$'",
  ],
  [
    "{{1a}}",
    '!template: t:1: bad number syntax: "1a"',
  ],
  [
    "{{true}} {{false}} {{true.x}}",
    '!template: t:1: unexpected . after term "true"',
  ],
  [
    '{{"unterminated',
    "!template: t:1: unterminated quoted string",
  ],
  [
    "{{ .s |",
    "!template: t:1: unclosed action",
  ],
  [
    "x\n\n  {{ if .t }}\n {{ .s",
    "!template: t:4: unclosed action",
  ],
  [
    '{{ "abc\n" }}',
    "!template: t:1: unterminated quoted string",
  ],
  [
    "{{/* abc\n\n",
    "!template: t:1: unclosed comment",
  ],
];

checkTemplates("what is no token", CASES);
