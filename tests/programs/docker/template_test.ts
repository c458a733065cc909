import assert from "node:assert/strict";
import { renderEither, templateData, templateOf } from "../../../src/programs/docker/template.ts";

Deno.test("templates have the original's functions", () => {
  const data = templateData({ Os: "linux", Version: "28.2.2", Empty: "", Tags: ["a", "b"], Pid: 12345678 });
  // The original client prints the same for its own facts.
  for (
    const [template, text] of [
      ["{{json .Os}}", '"linux"'],
      ["{{upper .Os}}{{lower .Os}}", "LINUXlinux"],
      ["{{pad .Os 2 3}}|", "  linux   |"],
      ["{{pad .Empty 2 3}}|", "|"],
      ["{{truncate .Os 2}}", "li"],
      ['{{split .Version "."}}', "[28 2 2]"],
      ['{{join (split .Version ".") "-"}}', "28-2-2"],
      ['{{join .Tags ","}}', "a,b"],
      ["{{title .Os}}", "Linux"],
      ["{{.Pid}}", "12345678"],
      ["{{json .Pid}}", "12345678"],
      ["{{println .Os}}", "linux\n"],
    ] as const
  ) assert.equal(templateOf(template)(data), text, template);
});

Deno.test("a template's errors are told as the original tells them", () => {
  assert.throws(() => templateOf("{{.Foo", { name: "version" }), {
    message: "template parsing error: template: version:1: unclosed action",
  });
  assert.throws(() => templateOf("{{.Foo}}", { missingKey: "error" })({}), {
    message: 'template parsing error: template: :1:2: executing "" at <.Foo>: map has no entry for key "Foo"',
  });
});

Deno.test("fields may have the names that they have in Go", () => {
  const render = (template: string): string =>
    renderEither(templateOf(template, { missingKey: "error" }), { Id: "a", HostConfig: { NanoCpus: 5 } });
  assert.equal(render("{{.Id}} {{.ID}} {{.HostConfig.NanoCPUs}}"), "a a 5");
  assert.throws(() => render("{{.Foo}}"), /map has no entry for key "Foo"/);
});
