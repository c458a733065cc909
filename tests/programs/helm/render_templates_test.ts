import assert from "node:assert/strict";
import { defaultCapabilities } from "../../../src/programs/helm/capabilities.ts";
import { renderTemplates, type TemplateSurroundings } from "../../../src/programs/helm/render_templates.ts";
import { chartOf } from "./chart_from_text.ts";

const SURROUNDINGS: TemplateSurroundings = {
  release: { name: "rel", namespace: "sea", revision: 2, isUpgrade: true },
  capabilities: defaultCapabilities,
  now: () => 0,
  random: () => 0,
};

async function render(template: string, more: Partial<TemplateSurroundings> = {}): Promise<string> {
  const chart = await chartOf({
    "templates/_h.tpl": '{{ define "h" }}<{{ . }}>{{ end }}',
    "templates/a.yaml": template,
  });
  return renderTemplates(chart, { a: 1 }, { ...SURROUNDINGS, ...more }).get("web/templates/a.yaml")!;
}

Deno.test("templates know the release, the chart, themselves and each other", async () => {
  for (
    const [template, text] of [
      [
        "{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.IsUpgrade }} {{ .Release.Revision }}",
        "rel sea true 2",
      ],
      ["{{ .Chart.Name }} {{ .Chart.APIVersion }} {{ .Template.Name }}", "web v2 web/templates/a.yaml"],
      ['{{ include "h" .Values.a }} {{ tpl "{{ include `h` .b }}" (dict "b" 2) }}', "<1> <2>"],
      ["{{ .Values.nope }}.", "."],
      ['{{ define "own" }}x{{ end }}{{ include "own" . | upper }}', "X"],
      ['{{ tpl "{{ define `inner` }}y{{ end }}{{ include `inner` . }}" . }}', "y"],
    ] as const
  ) assert.equal(await render(template), text);
});

Deno.test("errors tell the place, template by template", async () => {
  for (
    const [template, message] of [
      [
        "\n{{ .Values.x.y }}",
        'web/templates/a.yaml:2:10\n  executing "web/templates/a.yaml" at <.Values.x.y>:\n    nil pointer evaluating interface {}.y',
      ],
      ["{{ if }}", "parse error at (web/templates/a.yaml:1): missing value for if"],
      [
        '{{ required "a name, please" .Values.name }}',
        "execution error at (web/templates/a.yaml:1:3): a name, please",
      ],
      [
        '{{ define "loop" }}{{ include "loop" . }}{{ end }}{{ include "loop" . }}',
        /rendering template has a nested reference name: loop/,
      ],
    ] as const
  ) await assert.rejects(render(template), { name: "ChartError", message }, template);
});

Deno.test("linting goes on where something is required, strictness stops where something is missing", async () => {
  const told: string[] = [];
  assert.equal(await render('{{ fail "x" }}ok', { lint: (text) => told.push(text) }), "ok");
  assert.deepEqual(told, ["x"]);
  await assert.rejects(render("{{ .Values.nope }}", { isStrict: true }), /map has no entry for key "nope"/);
});
