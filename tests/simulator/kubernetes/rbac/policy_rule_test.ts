import assert from "node:assert/strict";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { ruleAllows } from "../../../../src/simulator/kubernetes/rbac/policy_rule.ts";

/** `VERB GROUP RESOURCE[/SUBRESOURCE] [NAME]` or `VERB PATH` */
const CASES: [rule: string, question: string, allowed: boolean][] = [
  ["get core pods", "get core pods", true],
  ["get core pods", "list core pods", false],
  ["get core pods", "get apps pods", false],
  ["get core pods", "get core pods/log", false],
  ["get core pods/log", "get core pods/log", true],
  ["get core pods/log", "get core pods", false],
  ["update * */scale", "update apps deployments/scale", true],
  ["update * */scale", "update apps scale", false],
  ["* * *", "impersonate core users jane", true],
  ["* * *", "get /metrics", false],
  ["get core secrets a,b", "get core secrets b", true],
  ["get core secrets a,b", "get core secrets c", false],
  ["list core secrets a", "list core secrets", false],
  ["get /healthz,/apis/*", "get /healthz", true],
  ["get /healthz,/apis/*", "get /healthz/ping", false],
  ["get /healthz,/apis/*", "get /apis/apps", true],
  ["get /apis/*", "get /apis", false],
  ["get *", "get /metrics", true],
];

for (const [rule, question, allowed] of CASES) {
  Deno.test(`rule "${rule}" ${allowed ? "allows" : "does not allow"} "${question}"`, () => {
    const [verb = "", group = "", place = "", name = ""] = question.split(" ");
    const [resource = "", subresource = ""] = place.split("/");
    const attributes = group.startsWith("/")
      ? { verb, path: group }
      : { verb, group: group === "core" ? "" : group, resource, subresource, namespace: "", name };
    assert.equal(ruleAllows(ruleOfText(rule), attributes), allowed);
  });
}
