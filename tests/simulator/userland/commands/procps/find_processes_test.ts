import assert from "node:assert/strict";
import { AHAB, runIn, runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    ["pgrep nginx", "2\n3\n4\n", 0],
    ["pgrep -l cron", "5 cron\n", 0],
    ["pgrep -a -f worker", "3 nginx: worker process\n4 nginx: worker process\n", 0],
    ["pgrep -c nginx", "3\n", 0],
    ["pgrep -d , nginx", "2,3,4\n", 0],
    ["pgrep -P 1", "2\n5\n", 0],
    ["pgrep -n nginx", "4\n", 0],
    ["pgrep nope", "", 1],
    ["pgrep [", "", 2],
    ["pidof nginx", "4 3 2\n", 0],
    ["pidof nope", "", 1],
    ["pstree 2", "nginx───2*[nginx]\n", 0],
    ["pstree -p 2", "nginx(2)─┬─nginx(3)\n         └─nginx(4)\n", 0],
    ["pkill nope", "", 1],
    ["killall nope", "", 1],
  ] as const
) {
  Deno.test(`find processes: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.deepEqual([ran.out, ran.code], [out, code]);
  });
}

Deno.test("find processes: pkill ends what it finds, but not what is another's", () => {
  const box = ubuntuBox();
  assert.match(
    runIn(box, ["pkill", "cron"], { user: AHAB }).err,
    /pkill: killing pid 5 failed: Operation not permitted/,
  );
  assert.equal(runIn(box, ["pkill", "-9", "cron"]).code, 0);
  assert.equal(runIn(box, ["pgrep", "cron"]).code, 1);
  assert.equal(runIn(box, ["killall", "nginx"]).code, 0);
  assert.equal(runIn(box, ["pgrep", "worker"]).code, 1);
});
