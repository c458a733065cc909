import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** Keys after `i` on the deployments of shop, and what the screen says. */
const cases: [string, string, RegExp][] = [
  [
    "only what is changed is sent",
    "type -alpine",
    /app\[?|\$ kubectl set image deployments catalog app=nginx:1.27-alpine -n shop/,
  ],
  ["nothing changed is nothing to do", "key Enter", /there is nothing to change/],
  ["an image is needed", "key Ctrl-U", /✗ app needs an image/],
  ["an image is one word", "type a b", /✗ ".*" is no image/],
];

for (const [name, keys, expected] of cases) {
  Deno.test(`setting images: ${name}`, async () => {
    const [frame] = await playBundled(`wait 1s\nkey i\n${keys}\ndump`, { scenario: "shop", line: "deploy" });
    assert.match(frame!.join("\n"), expected);
  });
}

Deno.test("a new image rolls out new pods, and the old one comes back", async () => {
  const script = `
wait 1s
key i
type -alpine
key Enter
wait 20s
key Ctrl-U
dump
`;
  const [undoing] = await playBundled(script, { scenario: "shop", line: "deploy" });
  assert.match(
    undoing!.join("\n"),
    /── Undo: Set images [^]*- +image: nginx:1.27-alpine\n +\+ +image: nginx:1.27\n/,
  );
});
