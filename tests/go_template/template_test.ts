import assert from "node:assert/strict";
import { parseTemplate, TemplateSet } from "../../src/go_template/template.ts";
import { TemplateError } from "../../src/go_template/template_error.ts";
import { goFunction } from "../../src/go_template/value.ts";
import { DATA } from "./check_templates.ts";

/** What keys that are not there give instead of <no value>. */
const MISSING: [missingKey: string, template: string, output: string][] = [
  [
    "error",
    "{{.a.b}}",
    '!template: t:1:4: executing "t" at <.a.b>: map has no entry for key "a"',
  ],
  [
    "zero",
    "{{.a.b}}",
    '!template: t:1:4: executing "t" at <.a.b>: nil pointer evaluating interface {}.b',
  ],
  [
    "error",
    "{{.missing}}|{{.missing.deeper}}",
    '!template: t:1:2: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "zero",
    "{{.missing}}|{{.missing.deeper}}",
    '!template: t:1:23: executing "t" at <.missing.deeper>: nil pointer evaluating interface {}.deeper',
  ],
  [
    "error",
    "{{len .missing}}",
    '!template: t:1:6: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "zero",
    "{{len .missing}}",
    '!template: t:1:2: executing "t" at <len .missing>: error calling len: len of nil pointer',
  ],
  [
    "error",
    '{{and 1 0 2}} {{or 0 "" "x" 1}} {{and true .missing}} {{not .empty}} {{not 1}}',
    '!template: t:1:43: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    '{{eq .missing "x"}}',
    '!template: t:1:5: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    '{{print .missing}} {{print .nul}} {{printf "%v" .missing}}',
    '!template: t:1:8: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    "{{printf .missing}}",
    '!template: t:1:9: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "zero",
    "{{printf .missing}}",
    '!template: t:1:9: executing "t" at <.missing>: wrong type for value; expected string; got interface {}',
  ],
  [
    "error",
    "{{or .missing .nul}}",
    '!template: t:1:5: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    "{{and .missing}}",
    '!template: t:1:6: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    "{{if .missing}}a{{else}}b{{end}}",
    '!template: t:1:5: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    "{{.deep.zz.b.c}}",
    '!template: t:1:7: executing "t" at <.deep.zz.b.c>: map has no entry for key "zz"',
  ],
  [
    "zero",
    "{{.deep.zz.b.c}}",
    '!template: t:1:7: executing "t" at <.deep.zz.b.c>: nil pointer evaluating interface {}.b',
  ],
  [
    "error",
    "{{ .a.b }} and {{ .s.bad }}",
    '!template: t:1:5: executing "t" at <.a.b>: map has no entry for key "a"',
  ],
  [
    "zero",
    "{{ .a.b }} and {{ .s.bad }}",
    '!template: t:1:5: executing "t" at <.a.b>: nil pointer evaluating interface {}.b',
  ],
  [
    "error",
    "{{html .m}} {{html .missing}} {{js .n}} {{urlquery .list}}",
    '!template: t:1:19: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    '{{eq .t true}} {{eq "a" "b" "a"}} {{ne .s "x"}} {{eq .missing nil}}',
    '!template: t:1:53: executing "t" at <.missing>: map has no entry for key "missing"',
  ],
  [
    "error",
    '{{.é}} {{"日本"}} {{printf "%q %+q %#q %x" "日本" "日本" "日本" "日本"}} {{.s.é}}',
    '!template: t:1:2: executing "t" at <.é>: map has no entry for key "é"',
  ],
  [
    "error",
    "line one\n{{ .a.b }} and {{ .s.bad }}",
    '!template: t:2:5: executing "t" at <.a.b>: map has no entry for key "a"',
  ],
  [
    "zero",
    "line one\n{{ .a.b }} and {{ .s.bad }}",
    '!template: t:2:5: executing "t" at <.a.b>: nil pointer evaluating interface {}.b',
  ],
];

Deno.test("keys that are not there are nothing, zero or an error, as is asked for", () => {
  for (const [missingKey, template, output] of MISSING) {
    const render = () => parseTemplate("t", template, { missingKey: missingKey as "zero" }).render(DATA);
    if (output.startsWith("!")) assert.throws(render, { name: "TemplateError", message: output.slice(1) });
    else assert.equal(render(), output);
  }
});

Deno.test("other delimiters, and functions beside those that every template has", () => {
  const shout = goFunction("string", (text: string) => text.toUpperCase());
  const template = parseTemplate("t", "<< .s | shout >> {{ }}", {
    delimiters: ["<<", ">>"],
    functions: { shout },
  });
  assert.equal(template.render(DATA), "STR {{ }}");
});

Deno.test("templates of one set call each other; of two with one name the later wins, unless it is empty", () => {
  const set = new TemplateSet();
  set.add("a", '{{template "b" .n}}');
  set.add("b", "[{{.}}]");
  set.add("c", '{{define "b"}}  {{end}}');
  assert.equal(set.render("a", DATA), "[7]");
  set.copy().add("b", "<{{.}}>");
  assert.equal(set.render("a", DATA), "[7]");
  set.add("b", "<{{.}}>");
  assert.equal(set.render("a", DATA), "<7>");
  assert.throws(() => set.render("nope", DATA), TemplateError);
});

Deno.test("templates that call themselves without end are refused", () => {
  const set = new TemplateSet();
  set.add("a", '{{template "a" .}}');
  assert.throws(() => set.render("a", {}), /exceeded maximum template depth \(100000\)$/);
});
