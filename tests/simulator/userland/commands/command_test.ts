import assert from "node:assert/strict";
import {
  type CommandRecord,
  helpOf,
  programsOf,
} from "../../../../src/simulator/userland/commands/command.ts";
import { runIn, ubuntuBox } from "./ubuntu_box.ts";

const greet: CommandRecord = {
  name: "greet",
  about: "Greets somebody",
  usage: ["[OPTION]... NAME"],
  options: { "l loud": "with a sign", "n times=NUM": "so often" },
  run(call) {
    if (call.operands.length === 0) return call.misused("missing operand", 3);
    if (call.operands[0] === "nobody") call.complain("nobody is there");
    call.out(`hello ${call.operands[0]}${call.has("l") ? "!" : ""}\n`.repeat(Number(call.value("n") ?? 1)));
    return call.status;
  },
};

for (
  const [line, out, err, code] of [
    ["greet x", "hello x\n", "", 0],
    ["greet -l x", "hello x!\n", "", 0],
    ["greet x -n 2", "hello x\nhello x\n", "", 0],
    ["greet nobody", "hello nobody\n", "greet: nobody is there\n", 1],
    ["greet", "", "greet: missing operand\nTry 'greet --help' for more information.\n", 3],
    ["greet -q", "", "greet: invalid option -- 'q'\nTry 'greet --help' for more information.\n", 1],
    ["greet --help", helpOf(greet), "", 0],
  ] as const
) {
  Deno.test(`command: ${line}`, () => {
    const program = programsOf([greet])["greet"]!;
    const box = ubuntuBox({ machine: { program: () => program } });
    assert.deepEqual(runIn(box, line.split(" ")), { out, err, code });
  });
}

Deno.test("command: the help of a record names its options", () => {
  assert.equal(
    helpOf(greet),
    "Usage: greet [OPTION]... NAME\nGreets somebody.\n\n" +
      "  -l, --loud               with a sign\n  -n, --times=NUM          so often\n",
  );
});
