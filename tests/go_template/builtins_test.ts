import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    '{{len .list}} {{len .s}} {{len .m}} {{len "äö"}}',
    "3 3 3 4",
  ],
  [
    "{{len .n}}",
    '!template: t:1:2: executing "t" at <len .n>: error calling len: len of type float64',
  ],
  [
    "{{len .missing}}",
    '!template: t:1:2: executing "t" at <len .missing>: error calling len: reflect: call of reflect.Value.Type on zero Value',
  ],
  [
    '{{index .list 1}} {{index .m "x"}} {{index .m "nope"}} {{index .s 0}} {{index .deep "a" "b"}}',
    "b 1 <no value> 115 deep",
  ],
  [
    "{{index .list 9}}",
    '!template: t:1:2: executing "t" at <index .list 9>: error calling index: index out of range: 9',
  ],
  [
    '{{index .list "a"}}',
    '!template: t:1:2: executing "t" at <index .list "a">: error calling index: cannot index slice/array with type string',
  ],
  [
    "{{index .m 1}}",
    '!template: t:1:2: executing "t" at <index .m 1>: error calling index: value has type int; should be string',
  ],
  [
    "{{index .nul 1}}",
    '!template: t:1:2: executing "t" at <index .nul 1>: error calling index: index of untyped nil',
  ],
  [
    "{{index .list .n}}",
    '!template: t:1:2: executing "t" at <index .list .n>: error calling index: cannot index slice/array with type float64',
  ],
  [
    "{{slice .list 1}} {{slice .list 1 2}} {{slice .s 1 3}} {{slice .list}}",
    "[b c] [b] tr [a b c]",
  ],
  [
    "{{slice .list 2 1}}",
    '!template: t:1:2: executing "t" at <slice .list 2 1>: error calling slice: invalid slice index: 2 > 1',
  ],
  [
    "{{slice .list 1 9}}",
    '!template: t:1:2: executing "t" at <slice .list 1 9>: error calling slice: index out of range: 9',
  ],
  [
    '{{and 1 0 2}} {{or 0 "" "x" 1}} {{and true .missing}} {{not .empty}} {{not 1}}',
    "0 x <no value> true false",
  ],
  [
    '{{html "<a href=\'x\'>&\\"</a>"}} {{js "it\'s \\"x\\" <b> & = ä\\n"}} {{urlquery "a b&c=d/é~\'()*!"}}',
    '&lt;a href=&#39;x&#39;&gt;&amp;&#34;&lt;/a&gt; it\\\'s \\"x\\" \\u003Cb\\u003E \\u0026 \\u003D ä\\u000A a+b%26c%3Dd%2F%C3%A9~%27%28%29%2A%21',
  ],
  [
    "{{call .s 1}}",
    '!template: t:1:2: executing "t" at <call .s 1>: error calling call: non-function .s of type string',
  ],
  [
    "{{call nil}}",
    '!template: t:1:2: executing "t" at <call nil>: error calling call: call of nil',
  ],
  [
    '{{ (.m).x }} {{(index .deep "a").b}}',
    "1 deep",
  ],
  [
    "{{or .missing .nul}}",
    "<no value>",
  ],
  [
    "{{and .missing}}",
    "<no value>",
  ],
  [
    "{{ .a.b }} and {{ .s.bad }}",
    '!template: t:1:20: executing "t" at <.s.bad>: can\'t evaluate field bad in type interface {}',
  ],
  [
    '{{/* c */}}{{ printf "%s" (index .deep "a").b | len | printf "%03d" }}',
    "004",
  ],
  [
    "{{html .m}} {{html .missing}} {{js .n}} {{urlquery .list}}",
    "map[10:&lt;nil&gt; x:1 y:2] &lt;no value&gt; 7 %5Ba+b+c%5D",
  ],
  [
    '{{if and (eq .n 7.0) (ne .s "q")}}ok{{end}}',
    "ok",
  ],
  [
    "{{if not (eq .n 7)}}ok{{end}}",
    '!template: t:1:10: executing "t" at <eq .n 7>: error calling eq: incompatible types for comparison: float64 and int',
  ],
  [
    " len }}",
    " len }}",
  ],
  [
    "{{(index .list 0).x}}",
    '!template: t:1:15: executing "t" at <0>: can\'t evaluate field x in type string',
  ],
  [
    "line one\n{{ .a.b }} and {{ .s.bad }}",
    '!template: t:2:20: executing "t" at <.s.bad>: can\'t evaluate field bad in type interface {}',
  ],
  [
    "{{ .s |\n len }}",
    "3",
  ],
];

checkTemplates("functions that every template has", CASES);
