import assert from "node:assert/strict";
import { parseTemplate } from "../../../src/go_template/template.ts";
import { FilesValue } from "../../../src/programs/helm/files_value.ts";

const FILES = new FilesValue([
  { name: "a.txt", data: new TextEncoder().encode("one\ntwo\n") },
  { name: "conf/b.ini", data: new TextEncoder().encode("x=1") },
]);

Deno.test("templates read files, choose them by patterns, and make configuration of them", () => {
  for (
    const [template, text] of [
      ['{{ .Get "a.txt" }}', "one\ntwo\n"],
      ['{{ .Get "nope" }}', ""],
      ['{{ range .Lines "a.txt" }}[{{ . }}]{{ end }}', "[one][two]"],
      ['{{ (.Glob "conf/*").AsConfig }}', "b.ini: x=1"],
      ['{{ (.Glob "**.{txt,ini}").AsSecrets }}', "a.txt: b25lCnR3bwo=\nb.ini: eD0x"],
      ['{{ range $path, $_ := .Glob "*" }}{{ $path }} {{ end }}', "a.txt "],
    ] as const
  ) assert.equal(parseTemplate("t", template).render(FILES), text, template);
});
