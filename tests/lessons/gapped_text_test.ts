import assert from "node:assert/strict";
import { isAbridged, isFilledIn, withLastGap } from "../../src/lessons/gapped_text.ts";

const FILLED: readonly [text: string, withGaps: string, isSo: boolean][] = [
  ["kubectl get pods", "kubectl get ____", true],
  ["kubectl get pods -o wide", "kubectl ____ pods ____", true],
  ["  kubectl   get pods ", "kubectl get ______", true],
  ["kubectl get pods", "kubectl ____ pods -o ____", false],
  ["kubectl get", "kubectl get ____", false],
  ["kubectl get ", "kubectl get____", false],
  ["kubectl get pods", "get ____", false],
  ["kubectl get pods", "kubectl get pods", true],
  ["a b a", "____ a", true],
  ["a", "____a", false],
  ["cat <<EOF\na: 1\nEOF", "cat <<EOF ____ EOF", true],
];

for (const [text, withGaps, isSo] of FILLED) {
  Deno.test(`${JSON.stringify(text)} ${isSo ? "is" : "is not"} ${withGaps} with its gaps filled in`, () => {
    assert.equal(isFilledIn(text, withGaps), isSo);
  });
}

const ABRIDGED: readonly [text: string, abridged: string, isSo: boolean][] = [
  ["web-5d9f-x2x   1/1   Running   0   12s", "web-… 1/1 Running 0 …", true],
  ["web-5d9f-x2x   1/1   Running   0   12s", "web-… 0/1 Running …", false],
  ["NAME   STATUS   AGE", "NAME … STATUS … AGE", true],
  ["NAME   READY   STATUS", "NAME … STATUS …", true],
  ["done", "done…", true],
  ["done", "…", true],
  ["it is done", "done", false],
  ["aXbXc", "a…b…c", true],
  ["ab", "ab…b", false],
];

for (const [text, abridged, isSo] of ABRIDGED) {
  Deno.test(`${JSON.stringify(text)} ${isSo ? "is" : "is not"} ${abridged}`, () => {
    assert.equal(isAbridged(text, abridged), isSo);
  });
}

Deno.test("the last word is a gap, of the first line", () => {
  assert.equal(withLastGap("kubectl get pods "), "kubectl get ____");
  assert.equal(withLastGap("kubectl apply -f - <<EOF\nkind: Pod\nEOF"), "kubectl apply -f - ____");
});

Deno.test("many gaps in a long text take little time", () => {
  assert.equal(isFilledIn("a".repeat(20_000), "____a".repeat(200) + "b"), false);
});
