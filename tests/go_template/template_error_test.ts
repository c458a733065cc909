import assert from "node:assert/strict";
import { parseTemplate } from "../../src/go_template/template.ts";
import { FunctionError, TemplateError } from "../../src/go_template/template_error.ts";
import { goFunction } from "../../src/go_template/value.ts";

Deno.test("what a function refuses is an error of the template; what is a programmer's mistake passes", () => {
  const refuse = goFunction("", () => {
    throw new FunctionError("no");
  });
  const mistake = goFunction("", () => {
    throw new TypeError("oh");
  });
  const template = (text: string) => parseTemplate("t", text, { functions: { refuse, mistake } });
  assert.throws(
    () => template("{{ refuse }}").render({}),
    new TemplateError('template: t:1:3: executing "t" at <refuse>: error calling refuse: no'),
  );
  assert.throws(() => template("{{ mistake }}").render({}), TypeError);
});
