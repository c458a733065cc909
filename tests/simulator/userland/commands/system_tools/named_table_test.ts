import assert from "node:assert/strict";
import { type CommandRecord, programsOf } from "../../../../../src/simulator/userland/commands/command.ts";
import { namedTable } from "../../../../../src/simulator/userland/commands/system_tools/named_table.ts";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

const list: CommandRecord = {
  name: "list",
  about: "Lists ships",
  usage: [""],
  options: { "J json": "as JSON", "r raw": "raw", "n noheadings": "without headings" },
  run(call) {
    const rows = [{ NAME: "Pequod", MEN: "30" }, { NAME: "the Rachel", MEN: "" }];
    call.out(namedTable(call, { name: "ships", columns: ["MEN", "NAME"], right: ["MEN"], rows }));
    return 0;
  },
};

for (
  const [line, out] of [
    ["list", "MEN NAME\n 30 Pequod\n    the Rachel\n"],
    ["list -n", "30 Pequod\n   the Rachel\n"],
    ["list -r", "MEN NAME\n30 Pequod\n the\\x20Rachel\n"],
    [
      "list -J",
      '{\n   "ships": [\n      {\n         "men": 30,\n         "name": "Pequod"\n      },{\n         "men": null,\n         "name": "the Rachel"\n      }\n   ]\n}\n',
    ],
  ] as const
) {
  Deno.test(`named table: ${line}`, () => {
    const box = ubuntuBox({ machine: { program: () => programsOf([list])["list"] } });
    assert.equal(runIn(box, line.split(" ")).out, out);
  });
}
