import assert from "node:assert/strict";
import { parseTemplate } from "../../src/go_template/template.ts";
import { TemplateError } from "../../src/go_template/template_error.ts";

/** What the templates of the tables are rendered with. */
export const DATA = {
  n: 7,
  f: 1.5,
  big: 1e6,
  neg: -0.00001,
  t: true,
  s: "str",
  list: ["a", "b", "c"],
  m: { x: "1", y: 2, "10": null },
  empty: [],
  nul: null,
  deep: { a: { b: "deep" } },
};

/** One test of a table: the text that a template named "t" makes of DATA, or "!" and its error. */
export function checkTemplates(
  title: string,
  cases: readonly (readonly [template: string, output: string])[],
): void {
  Deno.test(`${title}, as Go has it`, () => {
    for (const [template, output] of cases) assert.equal(rendered(template), output, template);
  });
}

function rendered(template: string): string {
  try {
    return parseTemplate("t", template).render(DATA);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `!${error.message}`;
  }
}
