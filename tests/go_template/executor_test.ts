import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{range .list}}<{{.}}>{{end}}",
    "<a><b><c>",
  ],
  [
    "{{range $i, $x := .list}}{{$i}}={{$x}},{{else}}none{{end}}",
    "0=a,1=b,2=c,",
  ],
  [
    "{{range $k, $v := .m}}{{$k}}={{$v}};{{end}}",
    "10=<no value>;x=1;y=2;",
  ],
  [
    "{{range .empty}}x{{else}}none{{end}}",
    "none",
  ],
  [
    "{{range 3}}{{.}}{{end}}",
    "012",
  ],
  [
    "{{range $i := 3}}{{$i}}{{end}}",
    "012",
  ],
  [
    "{{range $i, $j := 3}}{{$i}}{{end}}",
    '!template: t:1:18: executing "t" at <3>: can\'t use 3 to iterate over more than one variable',
  ],
  [
    "{{range .n}}x{{end}}",
    '!template: t:1:8: executing "t" at <.n>: range can\'t iterate over 7',
  ],
  [
    '{{range .list}}{{if eq . "b"}}{{continue}}{{end}}{{.}}{{end}}',
    "ac",
  ],
  [
    '{{range .list}}{{if eq . "b"}}{{break}}{{end}}{{.}}{{end}}',
    "a",
  ],
  [
    "{{if .t}}yes{{else if .n}}n{{else}}no{{end}}",
    "yes",
  ],
  [
    "{{with .m}}{{.x}}{{else with .list}}{{.}}{{else}}no{{end}}",
    "1",
  ],
  [
    "{{with .empty}}{{.x}}{{else with .list}}{{.}}{{else}}no{{end}}",
    "[a b c]",
  ],
  [
    "{{$x := 1}}{{if true}}{{$x = 2}}{{$y := 3}}{{$y}}{{end}}{{$x}}",
    "32",
  ],
  [
    "{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}",
    "21",
  ],
  [
    '{{define "t1"}}[{{.}}]{{end}}{{template "t1" .n}}{{template "t1"}}',
    "[7][<no value>]",
  ],
  [
    '{{block "b1" .m}}{{.x}}{{end}}',
    "1",
  ],
  [
    '{{template "nope" .}}',
    '!template: t:1:11: executing "t" at <{{template "nope" .}}>: template "nope" not defined',
  ],
  [
    "{{if .missing}}a{{else}}b{{end}}",
    "b",
  ],
  [
    "{{with $x := .s}}{{$x}}{{end}}",
    "str",
  ],
  [
    "{{range $x := .list}}{{$x}}{{end}}",
    "abc",
  ],
  [
    "{{range $i, $x = .list}}{{end}}",
    '!template: t:1:17: executing "t" at <.list>: undefined variable: $i',
  ],
  [
    '{{$i := 0}}{{$x := ""}}{{range $i, $x = .list}}{{$i}}{{$x}}{{end}}{{$i}}{{$x}}',
    "0a1b2c2c",
  ],
  [
    '{{template "self" .}}{{define "self"}}<{{.n}}>{{end}}',
    "<7>",
  ],
  [
    "{{range .deep}}{{range .}}{{.}}{{$.s}}{{end}}{{end}}",
    "deepstr",
  ],
  [
    "{{range .list}}{{.x}}{{end}}",
    '!template: t:1:17: executing "t" at <.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    "{{range $k, $v := .m}}{{$v.x}}{{end}}",
    '!template: t:1:26: executing "t" at <$v.x>: nil pointer evaluating interface {}.x',
  ],
  [
    "{{range $k, $v := .m}}{{$k.x}}{{end}}",
    '!template: t:1:26: executing "t" at <$k.x>: can\'t evaluate field x in type string',
  ],
  [
    "{{with .s}}{{.x}}{{end}}",
    '!template: t:1:13: executing "t" at <.x>: can\'t evaluate field x in type string',
  ],
  [
    "{{range .list}}{{with .}}{{.x}}{{end}}{{end}}",
    '!template: t:1:27: executing "t" at <.x>: can\'t evaluate field x in type string',
  ],
  [
    '{{range .list}}{{template "k" .}}{{end}}{{define "k"}}{{.x}}{{end}}',
    '!template: t:1:56: executing "k" at <.x>: can\'t evaluate field x in type string',
  ],
];

checkTemplates("branches, loops and templates", CASES);
