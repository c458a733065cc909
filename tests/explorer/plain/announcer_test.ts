import assert from "node:assert/strict";
import { playPlain } from "./plain_play.ts";

/** Lines, and what is said after the last of them. */
const cases: [string, string[], RegExp[]][] = [
  ["the start reads the table", [], [
    /^== Pods \(default\) 9/m,
    /NAME .*READY.*STATUS/,
    /env-echgo-\S+ +1\/1 +Running/,
  ]],
  ["a move reads the row", ["down"], [/^ ?my-service-a|^ ?env-echgo/m]],
  ["an empty line says where one is", [""], [/Pods \(default\) 9/, /env-echgo/]],
  ["say reads everything", ["say"], [/Pods \(default\) 9/, /env-echgo[^]*my-service-b/]],
  ["a kind", [":deploy"], [/^== Deployments \(default\)/m, /env-echgo +2\/2/]],
  ["a filter", ["/service-a"], [/Pods \(default\) \d of 9 \/service-a/]],
  ["a wrong line", [":nonsense"], [/wrong: the server doesn't have a resource type "nonsense"/]],
  ["a word that is no key", ["pods"], [/"pods" is no key\. :pods would open a kind/]],
  ["describe", ["d"], [/== Pod default\/env-echgo-\S+ · describe/, /Name: +env-echgo/]],
  ["help", ["help"], [/Keys go by name/]],
];

for (const [title, lines, expected] of cases) {
  Deno.test(`plain mode: ${title}`, async () => {
    const said = (await playPlain(lines)).at(-1)!.join("\n");
    for (const pattern of expected) assert.match(said, pattern);
  });
}

Deno.test("what changes is announced as lines: who leaves, who comes, which cell says what now", async () => {
  const [start, , later] = await playPlain([
    "DELETE /api/v1/namespaces/default/pods?labelSelector=app%3Denv-echgo",
    "wait 40s",
  ]);
  assert.match(start!.join("\n"), /== Pods/);
  const text = later!.join("\n");
  assert.match(text, /^new: env-echgo-\S+, Ready 0\/1, Status (Pending|ContainerCreating)/m);
  assert.match(text, /^env-echgo-\S+: .*Status \S+ to Running/m);
  assert.match(text, /^gone: env-echgo-/m);
  assert.doesNotMatch(text, /Age/);
});
