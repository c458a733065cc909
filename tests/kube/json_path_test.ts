import assert from "node:assert/strict";
import {
  findJsonPath,
  JsonPathError,
  parseJsonPath,
  parseRelaxedJsonPath,
  printJsonPath,
  printJsonPathAsJson,
} from "../../src/kube/json_path.ts";

const data = {
  metadata: { name: "x", labels: { a: "1", "b.c/d": "two", "e-f": "three" } },
  spec: {
    n: 5,
    f: 1.5,
    big: 1234567.5,
    nul: null,
    empty: "",
    html: "<a & b>",
    em: {},
    el: [],
    list: [{ name: "a", v: 1 }, { name: "b", v: 2, extra: true }, { name: "c", v: 3 }],
    strs: ["x", true, "z"],
    nested: { a: { name: "q" }, b: [{ name: "r" }] },
  },
};

/** Template and what kubectl 1.36 prints for the data above. */
const templates: [string, string][] = [
  ["plain", "plain"],
  [".spec.n}", ".spec.n}"],
  ["{.metadata.name}", "x"],
  ["{$.metadata.name}", "x"],
  ["{ .metadata.name }", "x"],
  ["{.metadata.labels.b\\.c/d}", "two"],
  ["{.metadata.labels['b\\.c/d']}", "two"],
  ["{.metadata.labels['e-f']}", "three"],
  ["{.spec.list[*].name}", "a b c"],
  ["{.spec.list[0].name}", "a"],
  ["{.spec.list[-1].name}", "c"],
  ["{.spec.list[].name}", "a"],
  ["{.spec.list[0:2].name}", "a b"],
  ["{.spec.list[-2:].name}", "b c"],
  ["{.spec.list[:-1].name}", "a b"],
  ["{.spec.list[::2].name}", "a c"],
  ["{.spec.list[0,2].name}", "a c"],
  ["{.spec['n','f']}", "5 1.5"],
  ["{.spec.list[1:]}", '{"extra":true,"name":"b","v":2} {"name":"c","v":3}'],
  ['{range .spec.list[*]}{.name}={.v}{"\\n"}{end}', "a=1\nb=2\nc=3\n"],
  ["{range .spec.list[*]}{.name}{range $.spec.strs[*]}{@}{end}{end}", "abc"],
  ["{range .nosuch[*]}x{end}y", "y"],
  ["{range .nosuch[*]}{range .y}x{end}{end}y", "y"],
  ['{range .spec.list[*]}{.name}{","}{end}{range .spec.strs[*]}{@}{end}', "a,b,c,xtruez"],
  ['{.spec.list[?(@.name=="b")].v}', "2"],
  ["{.spec.list[?(@.name=='b')].v}", "2"],
  ['{.spec.list[?(@.name=="a)")].v}', ""],
  ["{.spec.list[?(@.v>1)].name}", "b c"],
  ["{.spec.list[?(@.v>=2)].name}", "b c"],
  ["{.spec.list[?(@.v!=2)].name}", "a c"],
  ["{.spec.list[?(@.extra)].name}", "b"],
  ["{.spec.list[?(@.extra==true)].name}", "b"],
  ["{.spec.list[?(@.nosuch==1)].name}", ""],
  ['{.spec.list[?(@.name<"c")].name}', "a b"],
  ["{.spec.nested..name}", "q r"],
  ["{.spec.strs..}", '["x",true,"z"] x z'],
  ["{.spec.nosuch.x}", ""],
  ["{.spec.n}", "5"],
  ["{.spec.big}", "1.2345675e+06"],
  ["{.spec.nul}", "null"],
  ["{.spec.empty}", ""],
  ["{.spec.html}", "<a & b>"],
  ["{.spec.em} {.spec.el}", "{} []"],
  ["{.metadata}", '{"labels":{"a":"1","b.c/d":"two","e-f":"three"},"name":"x"}'],
  ['{"a\\tb"}', "a\tb"],
  ["{'single'}", "single"],
  ["{5} {1.5} {true} {-5}", "5 1.5 true -5"],
  ["{.}", ""],
];

Deno.test("templates print what kubectl prints", () => {
  for (const [template, text] of templates) {
    assert.equal(printJsonPath(parseJsonPath(template), data), text, template);
  }
});

/** Templates that cannot be read, and kubectl's reason. */
const misspelled: [string, string][] = [
  ["{.spec.n", "unclosed action"],
  ["{.spec.list[}", "unterminated array"],
  ["{.spec.list[a]}", "invalid array index a"],
  ["{.spec.list[1-2]}", "invalid array index 1-2"],
  ['{.spec["n"]}', 'invalid array index "n"'],
  ['{"unterminated}', "unterminated quoted string"],
  ["{....name}", "invalid multiple recursive descent"],
  ["{%}", "unrecognized character in action: U+0025 '%'"],
  ["{.spec.list[?(@.v==1]}", "unterminated filter"],
  ["{.spec.list[?(@.v==1)}", "unclosed array expect ]"],
  ['{"bad \\q"}', 'unquote string "bad \\q" error invalid syntax'],
];

Deno.test("templates that cannot be read are refused in kubectl's wording", () => {
  for (const [template, reason] of misspelled) {
    const message = `error parsing jsonpath ${template}, ${reason}`;
    assert.throws(() => parseJsonPath(template), { name: "JsonPathError", message }, template);
  }
});

/** Templates that fail on the data, and kubectl's reason. */
const failing: [string, string][] = [
  ["{.spec.list[5].name}", "array index out of bounds: index 5, length 3"],
  ["{.spec.list[0:5]}", "array index out of bounds: index 4, length 3"],
  ["{.spec.list[-9]}", "array index out of bounds: index -6, length 3"],
  ["{.spec.list[2:1]}", "starting index 2 is greater than ending index 1"],
  ["{.spec.list[::0]}", "step must be > 0"],
  ["{.spec.n[0]}", "int64 is not array or slice"],
  ["{[0]}", "map[string]interface {} is not array or slice"],
  ["{.spec.n[?(@.v)]}", "5 is not array or slice and cannot be filtered"],
  ["{end}", "not in range, nothing to end"],
  ["{foo}", "unrecognized identifier foo"],
  ['{.spec.list[?(@.v=="x")]}', "incompatible types for comparison"],
  ["{.spec.list[?(@.v=1)]}", "unrecognized filter operator ="],
  ["{.spec.list[?(@.*==1)].name}", "can only compare one element at a time"],
];

Deno.test("what fails shows template and data, as kubectl does", () => {
  for (const [template, reason] of failing) {
    assert.throws(() => printJsonPath(parseJsonPath(template), data), (error) => {
      assert.ok(error instanceof JsonPathError);
      const start =
        `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${reason}. ` +
        `Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n` +
        '\tobject given to jsonpath engine was:\n\t\tmap[string]interface {}{"metadata":map[string]';
      assert.equal(error.message.slice(0, start.length), start);
      return true;
    }, template);
  }
});

Deno.test("missing keys can be an error", () => {
  const path = parseJsonPath("{.spec.nosuch}");
  assert.throws(() => findJsonPath(path, data, { allowMissingKeys: false }), {
    message: "nosuch is not found",
  });
  assert.deepEqual(findJsonPath(path, data), [[]]);
});

Deno.test("paths may leave out braces and the first dot", () => {
  for (const text of ["metadata.name", ".metadata.name", "{metadata.name}", "{.metadata.name}"]) {
    assert.deepEqual(findJsonPath(parseRelaxedJsonPath(text), data), [["x"]], text);
  }
  assert.throws(
    () => parseRelaxedJsonPath("{.a}{.b}"),
    /^JsonPathError: unexpected path string, expected a 'name1\.name2'/,
  );
});

Deno.test("all results can be one JSON list", () => {
  assert.equal(
    printJsonPathAsJson(parseJsonPath("{.spec.list[*].v}"), data),
    "[\n    1,\n    2,\n    3\n]\n",
  );
});
