import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{break}}",
    "!template: t:1: {{break}} outside {{range}}",
  ],
  [
    "{{.a | 1}}",
    "!template: t:1: non executable command in pipeline stage 2",
  ],
  [
    "{{$nope}}",
    '!template: t:1: undefined variable "$nope"',
  ],
  [
    "{{nofunc 1}}",
    '!template: t:1: function "nofunc" not defined',
  ],
  [
    "{{if}}x{{end}}",
    "!template: t:1: missing value for if",
  ],
  [
    "{{if .t}}x",
    "!template: t:1: unexpected EOF",
  ],
  [
    "{{end}}",
    "!template: t:1: unexpected {{end}}",
  ],
  [
    "{{else}}",
    "!template: t:1: unexpected {{else}}",
  ],
  [
    "{{if .t}}a{{else}}b{{else}}c{{end}}",
    "!template: t:1: expected end; found {{else}}",
  ],
  [
    "{{range .list}}a",
    "!template: t:1: unexpected EOF",
  ],
  [
    "x {{ .Values.foo } }} y",
    '!template: t:1: unexpected "}" in operand',
  ],
  [
    "{{.a b}}",
    '!template: t:1: function "b" not defined',
  ],
  [
    "{{a.b}}",
    '!template: t:1: function "a" not defined',
  ],
  [
    '{{define "x"}}',
    "!template: t:1: unexpected EOF",
  ],
  [
    '{{define "x"}}a{{end}}{{define "x"}}b{{end}}{{template "x"}}',
    '!template: t:1: template: multiple definition of template "x"',
  ],
  [
    "{{define x}}a{{end}}",
    '!template: t:1: unexpected "x" in define clause',
  ],
  [
    "{{template x}}",
    '!template: t:1: unexpected "x" in template clause',
  ],
  [
    "{{@}}",
    '!template: t:1: unexpected "@" in command',
  ],
  [
    "{{.a ? .b : .c}}",
    '!template: t:1: unexpected "?" in operand',
  ],
  [
    "{{ä}} {{.ä}}",
    '!template: t:1: function "ä" not defined',
  ],
  [
    "{{$x, $y := .m}}",
    "!template: t:1: too many declarations in command",
  ],
  [
    "{{range $a, $b, $c := .m}}{{end}}",
    "!template: t:1: too many declarations in range",
  ],
  [
    "{{range $a, b := .m}}{{end}}",
    "!template: t:1: range can only initialize variables",
  ],
  [
    "{{$x := }}",
    "!template: t:1: missing value for command",
  ],
  [
    '{{if true}}{{define "in"}}x{{end}}{{end}}',
    "!template: t:1: unexpected <define> in command",
  ],
  [
    "{{ .s | upper }}",
    '!template: t:1: function "upper" not defined',
  ],
  [
    "{{ break }}",
    "!template: t:1: {{break}} outside {{range}}",
  ],
  [
    '{{range .list}}{{define "q"}}{{break}}{{end}}{{end}}',
    "!template: t:1: unexpected <define> in command",
  ],
  [
    "{{continue}}",
    "!template: t:1: {{continue}} outside {{range}}",
  ],
  [
    "x\n{{ if .t }}\n\n{{ .s\n\n}}{{ .s.u }}",
    "!template: t:6: unexpected EOF",
  ],
  [
    "x\n{{ .a\n\n | foo }}",
    '!template: t:4: function "foo" not defined',
  ],
  [
    "a\n{{ if\n .t @ }}",
    '!template: t:3: unexpected "@" in operand',
  ],
];

checkTemplates("what the grammar refuses", CASES);
