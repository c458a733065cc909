import assert from "node:assert/strict";
import {
  accountNamed,
  accountsIn,
  groupName,
  groupNumber,
  groupsOf,
  machineFor,
  userName,
} from "../../../../src/simulator/userland/commands/account_files.ts";
import { AHAB, ubuntuBox } from "./ubuntu_box.ts";

const { machine } = ubuntuBox();
const { files } = machine;

Deno.test("account files: users and groups are what the files say", () => {
  assert.equal(accountsIn(files).length, 4);
  assert.equal(accountNamed(files, "ahab")?.home, "/home/ahab");
  assert.equal(accountNamed(files, "33")?.name, "www-data");
  assert.equal(accountNamed(files, "queequeg"), undefined);
  assert.deepEqual([userName(files, 1000), userName(files, 7)], ["ahab", "7"]);
  assert.deepEqual([groupName(files, 988), groupNumber(files, "docker")], ["docker", 988]);
  assert.deepEqual(groupsOf(files, AHAB), [1000, 27, 988]);
});

Deno.test("account files: a machine for another user has his rights", () => {
  const his = machineFor(machine, AHAB);
  assert.equal(his.files.refusal("/etc/passwd"), "Permission denied");
  assert.equal(his.files.refusal("/home/ahab/x"), undefined);
  assert.deepEqual(his.files.caller.groups, [1000, 27, 988]);
});
