import assert from "node:assert/strict";
import { decodedSecret, isSecret } from "../../../src/explorer/text/decoded_secret.ts";
import { playBundled } from "../bundled_play.ts";

const encode = (text: string) => new TextEncoder().encode(text).toBase64();

const decoded: [string, shown: string, note: RegExp | undefined][] = [
  [encode("hunter2"), "hunter2", undefined],
  [encode("zwei\nZeilen ü"), "zwei\nZeilen ü", undefined],
  [encode(""), "", undefined],
  ["AAEC/w==", "AAEC/w==", /key \(4 bytes\)/],
  ["gA==", "gA==", /key \(1 bytes\)/],
  ["no base64!", "no base64!", /key \(no base64\)/],
];

for (const [stored, shown, note] of decoded) {
  Deno.test(`a value ${JSON.stringify(stored)} of a Secret is shown as ${JSON.stringify(shown)}`, () => {
    const { object, heading } = decodedSecret({
      kind: "Secret",
      metadata: { name: "x" },
      data: { key: stored },
    });
    assert.deepEqual(object.data, { key: shown });
    assert.match(heading[0]!, /^# data is decoded/);
    if (note) assert.match(heading[1]!, note);
    else assert.equal(heading.length, 1);
  });
}

Deno.test("a Secret without data has nothing to decode", () =>
  assert.deepEqual(decodedSecret({ metadata: {} }).object, { metadata: {} }));

Deno.test("only Secrets are decoded", () => {
  assert.equal(isSecret({ group: "", name: "secrets" }), true);
  assert.equal(isSecret({ group: "vault.example.com", name: "secrets" }), false);
});

Deno.test("nothing is decoded until x, in the table and in the text", async () => {
  const script = `type :secrets -A
key Enter
expect Opaque
type /Opaque
key Enter y
expect kind: Secret
dump
key x
dump
key x
dump
key Esc x
expect DECODED
dump`;
  const [stored, inPlace, back, fromTable] = await playBundled(script, { scenario: "shop" });
  const text = (frame: string[] | undefined) => frame!.join("\n");
  assert.doesNotMatch(text(stored), /DECODED|# data is decoded/);
  assert.deepEqual(text(back).replace(/\(.*?\)/, ""), text(stored).replace(/\(.*?\)/, ""));
  for (const frame of [inPlace, fromTable]) {
    assert.match(text(frame), /· yaml · DECODED/);
    assert.match(text(frame), /^ {2}# data is decoded/m);
    assert.match(text(frame), /\$ kubectl get secrets .* -o go-template='\{\{range /);
  }
});
