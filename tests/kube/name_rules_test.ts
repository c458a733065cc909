import assert from "node:assert/strict";
import {
  dns1035LabelProblems,
  dnsLabelProblems,
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
