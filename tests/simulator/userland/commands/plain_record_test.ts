import assert from "node:assert/strict";
import { programOf } from "../../../../src/simulator/userland/commands/command.ts";
import { plainRecord } from "../../../../src/simulator/userland/commands/plain_record.ts";
import { runOnUbuntu } from "./ubuntu_box.ts";

const record = {
  name: "spell",
  about: "Tells its words",
  usage: ["[WORD]..."],
  options: { "a all": "all", "n lines=NUM": "so many", "long=TEXT": "a long one" },
};

const tell = (own: boolean) =>
  programOf(plainRecord({ ...record, readsOwnWords: own }, (process) => {
    process.out(JSON.stringify(process.argv.slice(1)));
    return 0;
  }));

const CASES: [words: string[], told: string[], own?: boolean][] = [
  [["x", "--all", "--lines", "5"], ["-a", "-n5", "x"]],
  [["--lo=y", "x"], ["--long=y", "x"]],
  [["-n", "", "x"], ["-n", "", "x"]],
  [["x", "--lines", "5"], ["x", "--lines", "5"], true],
];

for (const [words, told, own = false] of CASES) {
  Deno.test(`plain record: ${words.join(" ")}`, () => {
    const program = () => tell(own);
    const ran = runOnUbuntu(["/usr/bin/spell", ...words], { machine: { program } });
    assert.equal(ran.out, JSON.stringify(told));
  });
}

Deno.test("plain record: an option that it does not have is told", () => {
  const ran = runOnUbuntu(["/usr/bin/spell", "-x"], { machine: { program: () => tell(false) } });
  assert.equal(ran.err, "spell: invalid option -- 'x'\nTry 'spell --help' for more information.\n");
});
