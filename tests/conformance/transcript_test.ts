import assert from "node:assert/strict";
import { isPrinted, parseTranscript } from "./transcript.ts";

Deno.test("a transcript is read line by line", () => {
  const { scenario, steps } = parseTranscript(`# pods
% scenario lecture
% file web.yaml <<EOF
kind: Pod
EOF
$ KUBE_EDITOR='sed -i s/a/b/' kubectl edit pod "my web" -o jsonpath={.a}\\ x
pod/web edited
! Warning: old
[1]

# a comment
$ kubectl apply -f - <<END
a: 1
END
% advance 5m
? pods/web -n shop {.status.phase} = Running
`);
  assert.equal(scenario, "lecture");
  assert.deepEqual(steps, [
    { kind: "file", line: 3, name: "web.yaml", text: "kind: Pod\n" },
    {
      kind: "command",
      line: 6,
      env: { KUBE_EDITOR: "sed -i s/a/b/" },
      program: "kubectl",
      argv: ["edit", "pod", "my web", "-o", "jsonpath={.a} x"],
      input: undefined,
      out: ["pod/web edited"],
      err: ["Warning: old"],
      code: 1,
    },
    {
      kind: "command",
      line: 12,
      env: {},
      program: "kubectl",
      argv: ["apply", "-f", "-"],
      input: "a: 1\n",
      out: [],
      err: [],
      code: 0,
    },
    { kind: "advance", line: 15, duration: "5m" },
    {
      kind: "state",
      line: 16,
      object: "pods/web",
      namespace: "shop",
      path: "{.status.phase}",
      expected: "Running",
    },
  ]);
});

const BAD: [text: string, complaint: string][] = [
  ["pod/web created", 'line 1: no command has printed "pod/web created"'],
  ["$ kubectl 'get", "line 1: a quote is not closed"],
  ["\n$ kubectl apply <<EOF\na: 1", "line 2: there is no line EOF"],
  ["% wait", 'line 1: cannot read "% wait"'],
  ["? pods/web", 'line 1: expected "? KIND/NAME [-n NAMESPACE] {JSONPATH} = VALUE"'],
];

for (const [text, message] of BAD) {
  Deno.test(`no transcript: ${JSON.stringify(text)}`, () => {
    assert.throws(() => parseTranscript(text), { name: "SyntaxError", message });
  });
}

const PRINTED: [expected: string[], actual: string, same: boolean][] = [
  [[], "", true],
  [[], "x\n", false],
  [["pod/web created"], "pod/web created\n", true],
  [["pod/web created"], "pod/web created", true],
  [["pod/web created"], "pod/web created\nmore\n", false],
  [["web 1/1"], "web   1/1\n", false],
  [["web  1/1  Running  0  …"], "web   1/1     Running   0          5s\n", true],
  [["…", "b"], "a\nb\n", true],
  [["…", "b"], "b\n", true],
  [["a (b) [c]"], "a (b) [c]\n", true],
  [["a.c"], "abc\n", false],
];

for (const [expected, actual, same] of PRINTED) {
  Deno.test(`${JSON.stringify(expected)} ${same ? "is" : "is not"} ${JSON.stringify(actual)}`, () => {
    assert.equal(isPrinted(expected, actual), same);
  });
}
