import assert from "node:assert/strict";
import { passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

const FILES = { "/etc/debian_version": "trixie/sid\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["nohup /bin/bash -c 'kill -HUP $$; echo alive'", "alive\n"],
  ["nohup nope; echo $?", "127\n", "nohup: failed to run command 'nope': No such file or directory\n"],
  ["nohup", "", "nohup: missing operand\nTry 'nohup --help' for more information.\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`nohup: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}

Deno.test("on a terminal nohup writes to a file, behind what is there", () => {
  const box = ubuntuBox({ files: { ...FILES, "/home/ahab/nohup.out": "before\n" } });
  let shown = "";
  box.terminal.onOutput = (text) => shown += text;
  box.machine.files.change("/home/ahab/nohup.out", { uid: 1000, gid: 1000 });
  startOnTerminal(box, ["nohup", "/bin/bash", "-c", "read x; echo got $x; echo wrong >&2"]);
  passTime(box, 1000);
  assert.equal(shown, "nohup: ignoring input and appending output to 'nohup.out'\r\n");
  assert.equal(box.machine.files.read("/home/ahab/nohup.out"), "before\ngot\nwrong\n");
});
