/** The host's programs beside those of the machine that the tests run on: same files, same words, same end. */
import assert from "node:assert/strict";
import { runOnUbuntu } from "../simulator/userland/commands/ubuntu_box.ts";

const FILES: Readonly<Record<string, string>> = {
  "a": "one\ntwo\nthree\n",
  "b": "one\n2\nthree\nfour\n",
  "sorted": "four\none\nthree\n",
  "words": "a bb ccc\ndddd e f\n\ng\n",
  "long": "the whale and the sea and the ship and the captain\n".repeat(3),
  "data.json": '{"name":"Pequod","crew":[{"n":"Ahab","leg":1},{"n":"Starbuck","leg":2}],"x":null}\n',
  "sub/it's": "x",
  "sub/plain": "yy",
};

const LINES = [
  "ls",
  "ls -a",
  "ls -C -w 30",
  "ls -C -w 12",
  "ls -m",
  "ls -F",
  "ls -r",
  "ls -S",
  "ls -R",
  "ls -d sub a",
  "ls sub a nope",
  "ls --nope",
  "ls -Y",
  "ls --colo=never",
  "ls -Q sub",
  "stat -c %n:%s:%F:%h a sub nope",
  "du -b a nope",
  "md5sum a b nope",
  "sha256sum --tag a",
  "diff a b",
  "diff b a",
  "diff -q a b",
  "diff a nope",
  "diff a",
  "diff -U1 a b --label=x",
  "cmp a b",
  "cmp a a",

  "comm a sorted --nocheck-order",
  "comm -12 sorted sorted",
  "fold -w 7 long",
  "fold -s -w 20 long",
  "column -t words",
  "column -c 30 a",
  "xxd a",
  "xxd -p long",
  "xxd -s 2 -l 5 a",
  "jq . data.json",
  "jq -c .crew data.json",
  "jq -r .crew[].n data.json",
  "jq .x data.json",
  "jq -e .x data.json",
  "jq -c [.crew[].leg] data.json",
  "jq -r .name data.json",
  "jq -S . data.json",
  "jq -n 1+1",
  "id root",
  "whoami x",
  "groups root",
];

/** Lines that differ, and why that is accepted. */
const ACCEPTED: Readonly<Record<string, string>> = {
  "diff -U1 a b --label=x": "no labels",
  "cmp a b": "tells of bytes, as it does where the language is not C",
  "diff a": "the hint has no name before it",
  "comm a sorted --nocheck-order": "does not ask for an order",
};

const folder = Deno.makeTempDirSync();
for (const [name, text] of Object.entries(FILES)) {
  Deno.mkdirSync(`${folder}/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
  Deno.writeTextFileSync(`${folder}/${name}`, text);
}

for (const line of LINES.filter((one) => ACCEPTED[one] === undefined)) {
  const argv = line.split(" ");
  Deno.test({
    name: `host programs beside the real ones: ${line}`,
    ignore: !isThere(argv[0]!),
    fn: () => {
      const env = { LC_ALL: "C", PATH: "/usr/bin:/bin" };
      const real = new Deno.Command(argv[0]!, { args: argv.slice(1), cwd: folder, env, stdin: "null" })
        .outputSync();
      const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`/root/${name}`, text]));
      const ours = runOnUbuntu(argv, { files });
      const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll("/usr/bin/", "");
      assert.deepEqual([ours.out, ours.err, ours.code], [text(real.stdout), text(real.stderr), real.code]);
    },
  });
}

function isThere(name: string): boolean {
  return ["/usr/bin", "/bin"].some((place) => {
    try {
      return Deno.statSync(`${place}/${name}`).isFile;
    } catch {
      return false;
    }
  });
}
