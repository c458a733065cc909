import assert from "node:assert/strict";
import { isEmptyList, nodeText } from "../../src/go_template/node.ts";
import { parseTrees } from "../../src/go_template/parser.ts";

function tree(text: string) {
  return parseTrees("t", text, { delimiters: ["{{", "}}"], isFunction: () => true }).at(-1)!;
}

Deno.test("a node is shown as its source, with blanks in order", () => {
  for (
    const [source, shown] of [
      ["{{ $a,$b:=f  .x.y (g 1).z | h }}", undefined],
      ["{{  f (g 1).z|h  }}", "{{f (g 1).z | h}}"],
      ["{{ if .a }}b{{ else if nil }}c{{ end }}", "{{if .a}}b{{else}}{{if nil}}c{{end}}{{end}}"],
      [
        "{{ range $i, $x := .l }}{{ break }}{{ else }}d{{ end }}",
        "{{range $i, $x := .l}}{{break}}{{else}}d{{end}}",
      ],
      ["{{ template `a` . }}{{ $x := 1.0 }}{{ $x = 'a' }}", "{{template \"a\" .}}{{$x := 1.0}}{{$x = 'a'}}"],
    ] as const
  ) {
    if (shown !== undefined) assert.equal(nodeText(tree(source).root), shown);
    else assert.throws(() => tree(source), /too many declarations in command/);
  }
});

Deno.test("a list of blanks is empty", () => {
  assert.ok(isEmptyList(tree(" \n{{/* c */}} ").root));
  assert.ok(!isEmptyList(tree("{{.}}").root));
});
