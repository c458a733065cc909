import assert from "node:assert/strict";
import { stepText } from "../../../src/lessons/killercoda/step_text.ts";

const F = "```";

Deno.test("commands that a click runs stand apart from the prose around them", () => {
  const { parts, remarks } = stepText(`# Title

See \`ls /root\`{{exec}} and \`pwd\`{{execute T2}}, copy \`id\`{{copy}}.

   ${F}bash
   echo one
   ${F}{{exec interrupt}}

${F}yaml
a: 1
${F}{{copy}}
`);
  assert.deepEqual(remarks, []);
  assert.deepEqual(parts, [
    { kind: "prose", text: "### Title", line: 1 },
    { kind: "prose", text: "See `ls /home/ahab` and `pwd`, copy `id`.", line: 3 },
    { kind: "run", command: "ls /home/ahab", line: 3, interrupts: false, terminal: 1 },
    { kind: "run", command: "pwd", line: 3, interrupts: false, terminal: 2 },
    { kind: "run", command: "echo one", line: 5, interrupts: true, terminal: 1 },
    { kind: "prose", text: `${F}yaml\na: 1\n${F}`, line: 9 },
  ]);
});

Deno.test("what is folded away is a hint, or the solution", () => {
  const { parts } = stepText(`<details><summary>Tip</summary>

Use <b>apply</b>.
</details>
<details>
<summary>Show the Solution</summary>

${F}
k apply -f a.yaml && k get pods
${F}{{exec}}

</details>
<details><summary>Answer</summary>

- \`kubectl get pods\`

</details>`);
  assert.deepEqual(parts, [
    { kind: "hint", text: "Use apply.", line: 1 },
    { kind: "solution", text: "kubectl apply -f a.yaml && kubectl get pods", line: 5 },
    { kind: "solution", text: "kubectl get pods", line: 13 },
  ]);
});

const remarks: [markdown: string, text: string, remark: RegExp][] = [
  ["![the logo](a.png) Hello.", "(picture: the logo) Hello.", /a picture cannot be shown/],
  [
    "Open [it]({{TRAFFIC_HOST1_8080}}/x).",
    "Open [it](http://localhost:8080/x).",
    /port 8080 of host 1 .* for curl/,
  ],
  ["Choose {{TRAFFIC_SELECTOR}}.", "Choose http://localhost.", /the page that chooses a port/],
  ['<img src="x"> Look.<br>', " Look.", /<img src="x"> cannot be shown/],
];

for (const [markdown, text, remark] of remarks) {
  Deno.test(`told of ${markdown}`, () => {
    const found = stepText(`\n${markdown}`);
    assert.deepEqual(found.parts.map((part) => "text" in part ? part.text : ""), [text]);
    assert.equal(found.remarks.length, 1);
    assert.equal(found.remarks[0]!.line, 2);
    assert.match(found.remarks[0]!.text, remark);
  });
}

Deno.test("a fence that nothing closes ends with the text", () => {
  assert.deepEqual(stepText("```sh\nls").parts, [{ kind: "prose", text: "```sh\nls\n```", line: 1 }]);
});
