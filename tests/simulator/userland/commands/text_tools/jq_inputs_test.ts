import assert from "node:assert/strict";
import { sinkStream } from "../../../../../src/simulator/host/simple_streams.ts";
import { passTime, runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";

Deno.test("jq shows values as they arrive", () => {
  const box = ubuntuBox();
  const pipe = box.kernel.makePipe();
  let shown = "";
  const task = box.kernel.spawn({
    parent: box.init,
    machine: box.machine,
    argv: ["jq", "-c", ".a"],
    env: { PATH: "/usr/bin" },
    descriptors: new Map([
      [0, pipe.input],
      [1, sinkStream((text) => void (shown += text), "out")],
      [2, sinkStream((text) => void (shown += text), "err")],
    ]),
  });
  const steps = ['{"a":1}\n{"a"', ":[2", ']}\n{"a":3', "}"].map((piece) => {
    pipe.output.write(piece);
    passTime(box, 10);
    return shown;
  });
  assert.deepEqual(steps, ["1\n", "1\n", "1\n[2]\n", "1\n[2]\n3\n"]);
  pipe.output.release();
  passTime(box, 10);
  assert.equal(task.exit?.code, 0);
});

const files = { "/root/one": "1 2\n", "/root/two": '{"a":3}\n', "/root/bad": "{" };

for (
  const [argv, expected] of [
    [["-c", ".", "one", "two"], '1\n2\n{"a":3}\n'],
    [["-c", "-s", ".", "one", "two"], '[1,2,{"a":3}]\n'],
    [["-c", "-n", "[inputs]", "one", "two"], '[1,2,{"a":3}]\n'],
    [["-c", "[., input]", "one"], "[1,2]\n"],
    [["-R", ".", "one", "two"], '"1 2"\n"{\\"a\\":3}"\n'],
    [["-R", "-s", ".", "one"], '"1 2\\n"\n'],
    [["-r", "input_filename", "two"], "two\n"],
    [
      ["keys", "one"],
      "jq: error (at one:1): number (1) has no keys\njq: error (at one:1): number (2) has no keys\n",
    ],
    [[".", "bad"], "jq: parse error: Unfinished JSON term at line 1, column 1\n"],
    [["-n", "-c", "--slurpfile", "a", "one", "--rawfile", "b", "one", "[$a,$b]"], '[[1,2],"1 2\\n"]\n'],
    [
      ["-n", "--slurpfile", "a", "nope", "$a"],
      "jq: Bad JSON in --slurpfile a nope: Could not open nope: No such file or directory\n",
    ],
    [["-n", "-c", "$ARGS.positional", "--args", "1", "b"], '["1","b"]\n'],
    [["-n", "-c", "$ARGS.positional", "--jsonargs", "1", '{"a":2}'], '[1,{"a":2}]\n'],
  ] as const
) {
  Deno.test(`jq reads: ${argv.join(" ")}`, () => {
    const { out, err } = runOnUbuntu(["jq", ...argv], { files });
    assert.equal(out + err, expected);
  });
}
