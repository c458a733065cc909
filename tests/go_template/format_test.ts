import { checkTemplates } from "./check_templates.ts";

/** A template and what Go 1.26 makes of it; errors begin with "!". The data is in check_templates.ts. */
const CASES: [template: string, output: string][] = [
  [
    '{{printf "%v %s %d %q %t %5.2f %x %T %T %T %T" .m .s 42 .s true 3.14159 255 1 1.5 "s" .list}}',
    'map[10:<nil> x:1 y:2] str 42 "str" true  3.14 ff int float64 string []interface {}',
  ],
  [
    '{{printf "%d" .n}} {{printf "%s" .n}} {{printf "%d %d" 1}} {{printf "%d" 1 2}} {{printf "%z" 1}} {{printf "%"}} {{printf "%!"}}',
    "%!d(float64=7) %!s(float64=7) 1 %!d(MISSING) 1%!(EXTRA int=2) %!z(int=1) %!(NOVERB) %!!(MISSING)",
  ],
  [
    '{{printf "%+v %#v %#v %#v" .m .m .list .n}}',
    'map[10:<nil> x:1 y:2] map[string]interface {}{"10":interface {}(nil), "x":"1", "y":2} []interface {}{"a", "b", "c"} 7',
  ],
  [
    '{{printf "%t %v %s" true false true}}',
    "true false %!s(bool=true)",
  ],
  [
    '{{printf "%[2]d %[1]d" 1 2}} {{printf "%*d" 5 42}} {{printf "%.*f" 2 3.14159}}',
    "2 1    42 3.14",
  ],
  [
    '{{printf "%v" nil}} {{printf "%s" nil}} {{printf "%d" nil}}',
    "<nil> %!s(<nil>) %!d(<nil>)",
  ],
  [
    '{{print 1 2 "a" 3 "b" "c" 4 5}} {{println "x" 1}}',
    "1 2a3bc4 5 x 1\n",
  ],
  [
    '{{print .missing}} {{print .nul}} {{printf "%v" .missing}}',
    "<nil> <nil> <nil>",
  ],
  [
    "{{print}}",
    "",
  ],
  [
    "{{printf 1}}",
    '!template: t:1:9: executing "t" at <1>: expected string; found 1',
  ],
  [
    "{{printf .n}}",
    '!template: t:1:9: executing "t" at <.n>: wrong type for value; expected string; got float64',
  ],
  [
    "{{printf .missing}}",
    '!template: t:1:9: executing "t" at <.missing>: invalid value; expected string',
  ],
  [
    '{{.é}} {{"日本"}} {{printf "%q %+q %#q %x" "日本" "日本" "日本" "日本"}} {{.s.é}}',
    '!template: t:1:88: executing "t" at <.s.é>: can\'t evaluate field é in type interface {}',
  ],
  [
    '{{printf "%s %v %d" .list .list .list}}',
    "[a b c] [a b c] [%!d(string=a) %!d(string=b) %!d(string=c)]",
  ],
];

checkTemplates("printing", CASES);
