import assert from "node:assert/strict";
import fc from "fast-check";
import {
  formatLabelSelector,
  fromLabelMap,
  fromLabelSelectorObject,
  matchesLabels,
  parseLabelSelector,
  printLabelSelector,
  SelectorError,
} from "../../src/kube/label_selector.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const labels = { app: "web", tier: "front", replicas: "3", empty: "" };

/** Selector, how it prints again, whether it matches the labels above. */
const selectors: [string, string, boolean][] = [
  ["", "", true],
  ["app=web", "app=web", true],
  ["app==web", "app==web", true],
  ["app != web", "app!=web", false],
  ["missing!=x", "missing!=x", true],
  ["tier,app", "app,tier", true],
  ["!app", "!app", false],
  ["constructor", "constructor", false],
  ["!toString", "!toString", true],
  ["! missing", "!missing", true],
  ["app in (web, db)", "app in (db,web)", true],
  ["app notin (db),tier", "app notin (db),tier", true],
  ["missing notin (a)", "missing notin (a)", true],
  ["missing in (a)", "missing in (a)", false],
  ["replicas>2", "replicas>2", true],
  ["replicas<3", "replicas<3", false],
  ["app>2", "app>2", false],
  ["empty=", "empty=", true],
  ["empty in ()", "empty in ()", true],
  ["empty in (,)", "empty in ()", true],
  ["empty in (a,,b)", "empty in (,a,b)", true],
  ["in in (in)", "in in (in)", false],
  ["kubernetes.io/os=linux", "kubernetes.io/os=linux", false],
];

Deno.test("selectors are read, printed and matched", () => {
  for (const [text, printed, matches] of selectors) {
    const selector = parseLabelSelector(text);
    assert.equal(printLabelSelector(selector), printed, `printing ${text}`);
    assert.equal(matchesLabels(selector, labels), matches, `matching ${text}`);
  }
  assert.equal(matchesLabels(parseLabelSelector("!app"), undefined), true);
});

/** Selector and the start of the message; checked against kubectl 1.36. */
const mistakes: [string, string][] = [
  ["a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ["-a=b", 'unable to parse requirement: <nil>: Invalid value: "-a": name part must consist of'],
  ["a=-b", 'unable to parse requirement: values[0][a]: Invalid value: "-b": a valid label must be an empty'],
  ["a in (x", "unable to parse requirement: found '', expected: ',' or ')'"],
  ["a in (,", "unable to parse requirement: found '', expected: ',', or identifier"],
  ["a in (!)", "unable to parse requirement: found '!', expected: ',', ')' or identifier"],
  ["a in b", "unable to parse requirement: found 'b' expected: '('"],
  [",a", "found ',', expected: !, identifier, or 'end of string'"],
  ["a,", "found '', expected: identifier after ','"],
  ["a===b", "unable to parse requirement: found '=', expected: identifier"],
  ["a!b", "unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt"],
  [
    "a>x",
    "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must",
  ],
  ["a>99999999999999999999", 'unable to parse requirement: values[0]: Invalid value: "99999999999999999999"'],
  ["!", "unable to parse requirement: found '', expected: identifier"],
  ["!a=b", "found '=', expected: ',' or 'end of string'"],
  ["a in (b))", "found ')', expected: ',' or 'end of string'"],
  ["a=b c", "found 'c', expected: ',' or 'end of string'"],
  ["a=-b,(", "unable to parse requirement: values[0][a]"],
  ["a in (-x,b-)", 'unable to parse requirement: [values[0][a]: Invalid value: "-x"'],
  [
    "A_/x",
    'unable to parse requirement: <nil>: Invalid value: "A_/x": prefix part a lowercase RFC 1123 subdomain',
  ],
];

Deno.test("mistakes are told in the machinery's wording", () => {
  for (const [text, start] of mistakes) {
    assert.throws(
      () => parseLabelSelector(text),
      (error) => {
        assert.ok(error instanceof SelectorError);
        assert.equal(error.message.slice(0, start.length), start);
        return true;
      },
      text,
    );
  }
});

Deno.test("the recorded server says the same", { ignore: !hasFixtures }, () => {
  const { message } = fixtureJson("errors/400_label_selector.json");
  assert.throws(() => parseLabelSelector("a===b"), { message });
});

Deno.test("selector objects print as in tables", () => {
  const expressions = [
    { key: "tier", operator: "In", values: ["front", "back"] },
    { key: "gone", operator: "DoesNotExist" },
    { key: "app", operator: "Exists" },
  ];
  const selector = fromLabelSelectorObject({ matchLabels: { app: "web" }, matchExpressions: expressions });
  assert.equal(formatLabelSelector(selector), "app=web,app,!gone,tier in (back,front)");
  assert.ok(matchesLabels(selector, labels));
  assert.equal(formatLabelSelector(fromLabelSelectorObject({})), "<none>");
  assert.ok(matchesLabels(fromLabelSelectorObject({}), labels));
  assert.equal(formatLabelSelector(fromLabelSelectorObject(undefined)), "<none>");
  assert.ok(!matchesLabels(fromLabelSelectorObject(undefined), labels));
  assert.equal(formatLabelSelector(fromLabelMap({ b: "2", a: "1" })), "a=1,b=2");
});

Deno.test("selector objects are checked", () => {
  const of = (operator: string, values: string[]) => () =>
    fromLabelSelectorObject({ matchExpressions: [{ key: "a", operator, values }] });
  assert.throws(of("Near", []), { message: '"Near" is not a valid label selector operator' });
  assert.throws(of("In", []), {
    message: "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty",
  });
  assert.throws(of("Exists", ["x"]), {
    message: 'values: Invalid value: ["x"]: values set must be empty for exists and does not exist',
  });
});

const word = fc.stringMatching(/^[a-z]([a-z0-9.-]{0,6}[a-z0-9])?$/);
const requirement = fc.oneof(
  word,
  word.map((key) => `!${key}`),
  fc.tuple(word, fc.constantFrom("=", "==", "!="), word).map((parts) => parts.join("")),
  fc.tuple(word, fc.constantFrom("in", "notin"), fc.array(word, { minLength: 1 })).map((
    [key, operator, values],
  ) => `${key} ${operator} (${values.join(",")})`),
);

Deno.test("printing and reading again gives the same selector", () => {
  fc.assert(fc.property(fc.array(requirement), (parts) => {
    const selector = parseLabelSelector(parts.join(","));
    assert.deepEqual(parseLabelSelector(printLabelSelector(selector)), selector);
  }));
});
