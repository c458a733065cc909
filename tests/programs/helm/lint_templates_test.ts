import assert from "node:assert/strict";
import { defaultCapabilities } from "../../../src/programs/helm/capabilities.ts";
import { Lint, shownMessage } from "../../../src/programs/helm/lint_message.ts";
import { lintDefinitions, lintTemplates } from "../../../src/programs/helm/lint_templates.ts";
import { chartOf } from "./chart_from_text.ts";

async function linted(files: Record<string, string>): Promise<string[]> {
  const lint = new Lint();
  const chart = await chartOf(files);
  lintTemplates(lint, chart, {}, {
    skipsSchema: false,
    surroundings: {
      release: { name: "test-release", namespace: "default", revision: 0, isUpgrade: false },
      capabilities: defaultCapabilities,
      now: () => 0,
      random: () => 0,
      lint: () => {},
    },
  });
  lintDefinitions(lint, chart);
  return lint.messages.map(shownMessage);
}

Deno.test("templates are judged by what they make", async () => {
  for (
    const [files, messages] of [
      [{ "templates/a.yaml": "kind: A\nmetadata: {name: fine}" }, []],
      [{ "templates/a.json": "{}" }, [
        "[ERROR] templates/a.json: file extension '.json' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt",
      ]],
      [{ "templates/a.yaml": "kind: Deployment\nmetadata: {name: d}" }, [
        '[ERROR] templates/a.yaml: a Deployment must contain matchLabels or matchExpressions, and "d" does not',
      ]],
      [{ "templates/a.yaml": "{{ .Values.a.b }}" }, [
        '[ERROR] templates/: web/templates/a.yaml:1:10\n  executing "web/templates/a.yaml" at <.Values.a.b>:\n    nil pointer evaluating interface {}.b',
      ]],
      [{ "crds/a.yaml": "kind: A\n" }, [
        "[ERROR] crds/a.yaml: apiVersion is not in 'apiextensions.k8s.io'",
        "[ERROR] crds/a.yaml: object kind is not 'CustomResourceDefinition'",
      ]],
    ] as [Record<string, string>, string[]][]
  ) assert.deepEqual(await linted(files), messages);
});
