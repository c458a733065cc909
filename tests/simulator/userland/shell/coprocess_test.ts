import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../images/machine.ts";

const scripts: [script: string, out: string][] = [
  [
    "coproc cat; echo hi >&${COPROC[1]}; read -r a <&${COPROC[0]}; echo <$a>".replace("<$a>", '"<$a>"'),
    "<hi>\n",
  ],
  ["coproc UP { tr a-z A-Z; }; echo hi >&${UP[1]}; exec {UP[1]}>&-; cat <&${UP[0]}", "HI\n"],
  ["coproc { exit 3; }; wait $COPROC_PID; echo $?", "3\n"],
  ["coproc cat; echo ${COPROC[@]}", "63 62\n"],
];

for (const [script, out] of scripts) {
  Deno.test(script, () => assert.equal(runArgv(["bash", "-c", script], { image: debian }).out, out));
}
