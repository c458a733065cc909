import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../images/machine.ts";

Deno.test("a command may take several lines, and a mistake does not end the shell", () => {
  const stdin = ["if true\n", "then echo x; fi\n", "echo )\n", "echo $((1/0))\n", "exit 4\n"];
  const ran = runArgv(["bash", "-i"], { image: debian, stdin });
  assert.equal(ran.out, "x\n");
  assert.match(ran.err, /bash: syntax error near unexpected token `\)'\nbash: 1\/0: division by 0/);
  assert.equal(ran.code, 4);
});
