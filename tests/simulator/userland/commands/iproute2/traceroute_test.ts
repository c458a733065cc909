import assert from "node:assert/strict";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

/** On 10.0.0.0/24, the gateway being 10.0.0.1; 10.0.0.5 and 8.8.8.8 answer. */
function box() {
  const made = ubuntuBox({
    machine: {
      fetch: ({ host }) => ({
        kind: host === "10.0.0.5" || host === "8.8.8.8" ? "refused" : "timeout",
        address: host,
      }),
      resolve: (name) => name === "near" ? ["10.0.0.5"] : [],
    },
  });
  const { routes } = made.machine.network!;
  routes.push({ to: "default", via: "10.0.0.1", device: "eth0" }, { to: "10.0.0.0/24", device: "eth0" });
  return made;
}

const TIME = "\\d\\.\\d{3} ms";

const CASES: [words: string, lines: readonly string[]][] = [
  ["traceroute near", [
    "traceroute to near \\(10.0.0.5\\), 30 hops max, 60 byte packets",
    ` 1  near \\(10.0.0.5\\)  ${TIME}  ${TIME}  ${TIME}`,
  ]],
  ["traceroute -n -q 1 8.8.8.8", ["traceroute to .*", ` 1  10.0.0.1  ${TIME}`, ` 2  8.8.8.8  ${TIME}`]],
  ["traceroute -m 3 -q 2 9.9.9.9", [
    "traceroute to 9.9.9.9 .*, 3 hops max.*",
    " 1  10.0.0.1 .*",
    " 2  \\* \\*",
    " 3  \\* \\*",
  ]],
  ["traceroute localhost", ["traceroute .*", ` 1  localhost \\(127.0.0.1\\)  ${TIME}  .*`]],
];

for (const [words, lines] of CASES) {
  Deno.test(words, () => {
    const { out, code } = runIn(box(), words.split(" "));
    const shown = out.trimEnd().split("\n");
    assert.deepEqual([shown.length, code], [lines.length, 0]);
    for (const [at, line] of lines.entries()) assert.match(shown[at]!, new RegExp(`^${line}$`));
  });
}

Deno.test("traceroute: a host that nobody knows", () => {
  const err =
    'nope: Name or service not known\nCannot handle "host" cmdline arg `nope\' on position 1 (argc 1)\n';
  assert.deepEqual(runIn(box(), ["traceroute", "nope"]), { out: "", err, code: 2 });
});
