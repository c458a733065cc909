import assert from "node:assert/strict";
import {
  dataKeyProblems,
  dns1035LabelProblems,
  dnsLabelProblems,
  environmentNameProblems,
  labelValueProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../src/kube/name_rules.ts";

/** Rule, text, the start of each problem. */
const cases: [(text: string) => string[], string, string[]][] = [
  [subdomainProblems, "a.b-c.d1", []],
  [subdomainProblems, "A", [
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters",
  ]],
  [subdomainProblems, "a".repeat(254), ["must be no more than 253 bytes"]],
  [dnsLabelProblems, "a-1", []],
  [dnsLabelProblems, "a.b", ["a lowercase RFC 1123 label must consist of lower case"]],
  [dns1035LabelProblems, "a-1", []],
  [dns1035LabelProblems, "1-a", [
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start",
  ]],
  [labelValueProblems, "", []],
  [labelValueProblems, "My_Value.1", []],
  [labelValueProblems, "-", ["a valid label must be an empty string or consist of"]],
  [labelValueProblems, "é".repeat(32), ["must be no more than 63 bytes", "a valid label must"]],
  [qualifiedNameProblems, "app.kubernetes.io/name", []],
  [qualifiedNameProblems, "", ["name part must be non-empty"]],
  [qualifiedNameProblems, "/a", ["prefix part must be non-empty"]],
  [qualifiedNameProblems, "B_/a b", ["prefix part a lowercase RFC 1123", "name part must consist of"]],
  [qualifiedNameProblems, "a/b/c", ["a valid label key must consist of"]],
  [qualifiedNameProblems, "a".repeat(64), ["name part must be no more than 63 bytes"]],
];

Deno.test("names are checked, problems told in the server's sentences", () => {
  for (const [rule, text, starts] of cases) {
    const problems = rule(text);
    assert.equal(problems.length, starts.length, `${rule.name}(${JSON.stringify(text)}): ${problems}`);
    problems.forEach((problem, index) => assert.ok(problem.startsWith(starts[index]!), problem));
  }
});

Deno.test("a sentence ends with examples and the pattern", () => {
  assert.ok(
    dnsLabelProblems("A")[0]!.endsWith(
      "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    ),
  );
});

/** Keys of ConfigMaps. */
const keys: [key: string, problems: number][] = [
  ["game.properties", 0],
  [".hidden", 0],
  ["a b", 1],
  [".", 1],
  ["..", 1],
  ["..a", 1],
  ["k".repeat(254), 1],
];

for (const [key, problems] of keys) {
  Deno.test(`key ${key.slice(0, 20)}: ${problems} problems`, () => {
    assert.equal(dataKeyProblems(key).length, problems);
  });
}

/** Names of variables. */
const variables: [name: string, problems: number][] = [["A_b.c-1", 0], ["1a", 1], ["", 1], ["a b", 1], [
  "..a",
  1,
]];

for (const [name, problems] of variables) {
  Deno.test(`variable ${JSON.stringify(name)}: ${problems} problems`, () => {
    assert.equal(environmentNameProblems(name).length, problems);
  });
}
