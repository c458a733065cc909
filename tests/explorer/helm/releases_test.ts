import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { releaseObjects } from "./helm_world.ts";

const open = "key :\ntype helm\nkey Enter\nwait 1s\n";

/** Keys in the table of releases, and what is then on the screen. */
const screens: [string, string, RegExp[]][] = [
  ["the list", "", [
    /Helm releases \(default\) 1/,
    /web +2 +deployed +web-0\.1\.0 +1\.16\.0 +60m|web +2 +deployed/,
  ]],
  ["all namespaces", "key 0\nwait 1s", [/Helm releases \(all\) 1/]],
  ["another namespace", "key :\ntype helm kube-system\nkey Enter\nwait 1s", [
    /no Helm releases in namespace kube-system/,
  ]],
  ["values", "key v\nwait 1s", [
    /values of revision 2/,
    /colour: red/,
    /\$ helm get values web --revision 2 -n default/,
  ]],
  ["all values", "key Shift-V\nwait 1s", [/size: 1/, /helm get values --all/]],
  ["manifest", "key y\nwait 1s", [/kind: ConfigMap/, /helm get manifest/]],
  ["notes", "key d\nwait 1s", [/Paint it deployed\./]],
  ["history", "key Enter\nwait 1s", [
    /Revisions 2/,
    /1 +superseded +web-0\.1\.0 +1\.16\.0 +Install complete/,
  ]],
  ["the difference", "key Enter\nwait 1s\nkey g Enter\nwait 1s", [
    /revision 1 → 2/,
    /- .*colour: blue/,
    /\+ .*colour: red/,
    /\+ ConfigMap extra is new/,
  ]],
  ["the newest needs no rollback", "key Enter\nwait 1s\nkey Shift-G r", [/it is the newest revision/]],
];

for (const [title, keys, expected] of screens) {
  Deno.test(`helm releases: ${title}`, async () => {
    const [frame] = await playBundled(`${open}${keys}\ndump`, {
      scenario: "empty",
      objects: releaseObjects(),
      size: { columns: 140, rows: 30 },
    });
    for (const pattern of expected) assert.match(frame!.join("\n"), pattern);
  });
}
