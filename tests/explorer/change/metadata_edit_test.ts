import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** Keys after `m` on the deployments of shop, and what the sheet says. */
const cases: [string, string, RegExp][] = [
  ["a new value", "type -2", /- +app: catalog\n +\+ +app: catalog-2/],
  ["one is removed", "key Ctrl-D", /is removed[^]*- +labels:\n +- +app: catalog/],
  ["a removal is taken back", "key Ctrl-D Ctrl-D", /label app +catalog▏/],
  [
    "a new one",
    "key Tab\ntype a/b=c",
    /\+ +a\/b: c[^]*\$ kubectl label deployments catalog a\/b=c --overwrite -n shop/,
  ],
  ["several", "key Tab\ntype x=1 app-", /kubectl label deployments catalog x=1 app- --overwrite/],
  ["words are checked", "key Tab\ntype x", /✗ "x" is neither key=value nor key-/],
  ["what the server refuses is said", "key Tab\ntype a=b/c", /✗ the server refuses: .*[Ii]nvalid/],
  [
    "annotations may have blanks",
    'key Tab Tab Tab\ntype note="two words"',
    /\+ +note: two words[^]*kubectl annotate deployments catalog 'note=two words'/,
  ],
];

for (const [name, keys, expected] of cases) {
  Deno.test(`labels and annotations: ${name}`, async () => {
    const options = { scenario: "shop", line: "deploy" };
    const [frame] = await playBundled(`wait 1s\nkey m\n${keys}\ndump`, options);
    assert.match(frame!.join("\n"), expected);
  });
}
