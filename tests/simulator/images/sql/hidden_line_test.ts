import assert from "node:assert/strict";
import { hiddenLine } from "../../../../src/simulator/images/sql/hidden_line.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runArgv } from "../machine.ts";

Deno.test("a line is asked for and comes without its newline", () => {
  const asking = {
    ...busybox,
    programs: {
      ...busybox.programs,
      "/bin/ask": function* (process: Parameters<typeof hiddenLine>[0]) {
        const text = yield* hiddenLine(process, "Password: ");
        process.out(`[${text}]`);
        return 0;
      },
    },
  };
  assert.equal(runArgv(["/bin/ask"], { image: asking, stdin: ["secret\n"] }).out, "Password: [secret]");
});
