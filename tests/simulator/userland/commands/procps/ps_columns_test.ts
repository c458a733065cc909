import assert from "node:assert/strict";
import { PS_COLUMNS, psColumn } from "../../../../../src/simulator/userland/commands/procps/ps_columns.ts";
import { ubuntuBox } from "../ubuntu_box.ts";
import {
  cpuShare,
  isOwnedBy,
  memoryTotalBytes,
} from "../../../../../src/simulator/userland/commands/procps/ps_columns.ts";
import { listProcesses } from "../../../../../src/simulator/userland/commands/procps/process_list.ts";

Deno.test("ps columns: every one has a text for every process, and other names lead to the same", () => {
  const { init } = ubuntuBox();
  const rows = listProcesses(init.process);
  for (const [name, column] of Object.entries(PS_COLUMNS)) {
    for (const row of rows) assert.notEqual(column.text(row, init.process), "", name);
  }
  assert.equal(psColumn("pcpu"), PS_COLUMNS["%cpu"]);
  assert.equal(psColumn("cmd")?.head, "CMD");
  assert.equal(psColumn("nope"), undefined);
  assert.equal(cpuShare(rows[0]!), 0);
  assert.equal(memoryTotalBytes(init.process), 8 * 1024 ** 3);
  assert.deepEqual(
    [isOwnedBy(rows[2]!, ["101"], init.process), isOwnedBy(rows[2]!, ["root"], init.process)],
    [true, false],
  );
});
