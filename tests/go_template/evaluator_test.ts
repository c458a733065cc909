import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    "{{.a.b}}",
    "<no value>",
  ],
  [
    "{{.missing}}|{{.missing.deeper}}",
    "<no value>|<no value>",
  ],
  [
    "{{.nul}}|{{.nul.b}}",
    '!template: t:1:15: executing "t" at <.nul.b>: nil pointer evaluating interface {}.b',
  ],
  [
    "{{.n}} {{.f}} {{.big}} {{.neg}} {{.t}} {{.list}} {{.m}}",
    "7 1.5 1e+06 -1e-05 true [a b c] map[10:<nil> x:1 y:2]",
  ],
  [
    "a  {{- 1 -}}  b {{- /* c */ -}}  d",
    "a1bd",
  ],
  [
    "{{/* c */}}x",
    "x",
  ],
  [
    '{{printf "%05d|%-5d|%5d|%+d|%x|%X|%o|%b|%c|%U|%#x" 42 42 42 42 42 42 42 42 65 65 42}}',
    "00042|42   |   42|+42|2a|2A|52|101010|A|U+0041|0x2a",
  ],
  [
    '{{printf "%10s|%-10s|%.2s|%q|%x|% x|%X" "abc" "abc" "abc" "a\\"b\\n" "hi" "hi" "hi"}}',
    '       abc|abc       |ab|"a\\"b\\n"|6869|68 69|6869',
  ],
  [
    '{{printf "%e %g %G %.3f %8.2f|%-8.2f|%08.2f" 1234.5678 1234.5678 0.00001 2.0 2.5 2.5 2.5}}',
    "1.234568e+03 1234.5678 1E-05 2.000     2.50|2.50    |00002.50",
  ],
  [
    "{{.s.x}}",
    '!template: t:1:4: executing "t" at <.s.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    "{{.n.x}}",
    '!template: t:1:4: executing "t" at <.n.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    "{{.list.x}}",
    '!template: t:1:7: executing "t" at <.list.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    "{{.s 1}}",
    '!template: t:1:2: executing "t" at <.s>: s is not a method but has arguments',
  ],
  [
    "{{nil}}",
    '!template: t:1:2: executing "t" at <nil>: nil is not a command',
  ],
  [
    '{{"x" | printf "%s-%s" "y"}}',
    "y-x",
  ],
  [
    '{{"x" | .s}}',
    '!template: t:1:8: executing "t" at <.s>: s is not a method but has arguments',
  ],
  [
    "{{$.s}} {{$}}",
    "str map[big:1e+06 deep:map[a:map[b:deep]] empty:[] f:1.5 list:[a b c] m:map[10:<nil> x:1 y:2] n:7 neg:-1e-05 nul:<nil> s:str t:true]",
  ],
  [
    "{{9223372036854775808}}",
    '!template: t:1:2: executing "t" at <9223372036854775808>: 9223372036854775808 overflows int',
  ],
  [
    '{{$x := 1 | printf "%d"}}{{$x}}',
    "1",
  ],
  [
    "{{print (print 1) (print 2 | print 3)}}",
    "132",
  ],
  [
    "{{$x = 1}}",
    '!template: t:1:7: executing "t" at <1>: undefined variable: $x',
  ],
  [
    'a{{- "b" -}}',
    "ab",
  ],
  [
    " c",
    " c",
  ],
  [
    "{{- 5}}{{-5}}",
    "5-5",
  ],
  [
    "{{3 -}} 4",
    "34",
  ],
  [
    "{{.m.x.y}}",
    '!template: t:1:4: executing "t" at <.m.x.y>: can\'t evaluate field y in type interface {}',
  ],
  [
    "{{.deep.a.b.c}}",
    '!template: t:1:7: executing "t" at <.deep.a.b.c>: can\'t evaluate field c in type interface {}',
  ],
  [
    "{{.deep.zz.b.c}}",
    "<no value>",
  ],
  [
    "line one",
    "line one",
  ],
  [
    'x"}}',
    'x"}}',
  ],
  [
    "{{ $ }}",
    "map[big:1e+06 deep:map[a:map[b:deep]] empty:[] f:1.5 list:[a b c] m:map[10:<nil> x:1 y:2] n:7 neg:-1e-05 nul:<nil> s:str t:true]",
  ],
  [
    '{{printf "%6.3v|%v|%v" 3.14159265 1e6 1e21}}',
    "  3.14|1e+06|1e+21",
  ],
  [
    '{{printf "%q" .list}} {{printf "%x" .s}} {{printf "%5t|%v" true .nul}}',
    '["a" "b" "c"] 737472  true|<nil>',
  ],
  [
    "{{$a := .s}}{{$a.x}}",
    '!template: t:1:16: executing "t" at <$a.x>: can\'t evaluate field x in type string',
  ],
  [
    "{{$.s.x}}",
    '!template: t:1:3: executing "t" at <$.s.x>: can\'t evaluate field x in type interface {}',
  ],
];

checkTemplates("fields, variables, pipelines", CASES);
