/** `id`, `groups`, `whoami` and `logname`: who one is. */
import { accountNamed, groupName, groupsOf, userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import type { User } from "../../../host/process.ts";
import { quoted } from "./shell_quoting.ts";

export const id: CommandRecord = {
  name: "id",
  about: "Tells a user's number and groups",
  usage: ["[OPTION]... [USER]..."],
  options: {
    "g group": "only the group",
    "G groups": "only all groups",
    "n name": "names instead of numbers",
    "r real": "the real one",
    "u user": "only the user",
    "a": "does nothing",
  },
  run(call) {
    if (call.has("n", "r") && !call.has("u", "g", "G")) {
      return call.complain("cannot print only names or real IDs in default format");
    }
    for (const user of usersOf(call)) call.out(`${described(call, user)}\n`);
    return call.status;
  },
};

export const groups: CommandRecord = {
  name: "groups",
  about: "Tells the groups that a user is in",
  usage: ["[USER]..."],
  options: {},
  run(call) {
    for (const user of usersOf(call)) {
      const names = groupsOf(call.files, user).map((gid) => groupName(call.files, gid)).join(" ");
      call.out(call.operands.length > 0 ? `${user.name} : ${names}\n` : `${names}\n`);
    }
    return call.status;
  },
};

export const whoami: CommandRecord = {
  name: "whoami",
  about: "Tells who one is",
  usage: [""],
  options: {},
  run(call) {
    if (call.operands.length > 0) return call.misused(`extra operand ${quoted(call.operands[0]!)}`);
    call.out(`${userOf(call.process).name}\n`);
    return 0;
  },
};

function usersOf(call: Call): User[] {
  if (call.operands.length === 0) return [userOf(call.process)];
  return call.operands.flatMap((name) => {
    const found = accountNamed(call.files, name);
    if (!found) call.complain(`${quoted(name)}: no such user`);
    return found ? [found] : [];
  });
}

function described(call: Call, user: User): string {
  const { files } = call;
  const isNamed = call.has("n");
  if (call.has("u")) return isNamed ? user.name : String(user.uid);
  if (call.has("g")) return isNamed ? groupName(files, user.gid) : String(user.gid);
  const all = groupsOf(files, user);
  if (call.has("G")) return all.map((gid) => isNamed ? groupName(files, gid) : gid).join(" ");
  const shown = (gid: number) => `${gid}(${groupName(files, gid)})`;
  return `uid=${user.uid}(${user.name}) gid=${shown(user.gid)} groups=${all.map(shown).join(",")}`;
}
