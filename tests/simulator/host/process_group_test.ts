import assert from "node:assert/strict";
import { ProcessGroup } from "../../../src/simulator/host/process_group.ts";
import type { Task } from "../../../src/simulator/host/task.ts";

Deno.test("a signal to a group reaches every member, also where one leaves because of it", () => {
  const seen: string[] = [];
  const member = (name: string): Task =>
    ({
      signal: (signal: string) => {
        seen.push(`${name} ${signal}`);
        for (const one of group.members) group.members.delete(one);
      },
    }) as Task;
  const leader = member("a");
  const group = new ProcessGroup(leader, { leader, terminal: undefined });
  group.members.add(leader).add(member("b"));
  group.signal("INT");
  assert.deepEqual(seen, ["a INT", "b INT"]);
});

Deno.test("a group is orphaned where no member's parent is in another group of the session", () => {
  const session = { leader: undefined, terminal: undefined };
  const shell = {} as Task;
  shell.jobGroup = new ProcessGroup(shell, session);
  const member = { parent: shell } as Task;
  const group = new ProcessGroup(member, session);
  group.members.add(member);
  assert.equal(group.isOrphaned, false);
  member.parent = undefined;
  assert.equal(group.isOrphaned, true);
});
