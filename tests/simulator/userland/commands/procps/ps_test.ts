import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

const UNTIL = "root           5  0.0  0.0   9668  3223 ?        Ss   11:33   0:00 /usr/sbin/cron -f\n";

for (
  const [line, out] of [
    [
      "ps aux",
      "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n" +
      "root           1  0.0  0.0   9668  3223 ?        Ss   11:33   0:00 /sbin/init\n" +
      "root           2  0.0  0.0   9668  3223 ?        Ss   11:33   0:00 nginx: master process nginx -g daemon off;\n" +
      "systemd+       3  0.0  0.0   9668  3223 ?        S    11:33   0:00 nginx: worker process\n" +
      "systemd+       4  0.0  0.0   9668  3223 ?        S    11:33   0:00 nginx: worker process\n" + UNTIL +
      "root           6  0.0  0.0   9668  3223 ?        Rs   11:33   0:00 ps aux\n",
    ],
    [
      "ps -ef --forest",
      "UID          PID    PPID  C STIME TTY          TIME CMD\n" +
      "root           1       0  0 11:33 ?        00:00:00 /sbin/init\n" +
      "root           2       1  0 11:33 ?        00:00:00 nginx: master process nginx -g daemon off;\n" +
      "systemd+       3       2  0 11:33 ?        00:00:00  \\_ nginx: worker process\n" +
      "systemd+       4       2  0 11:33 ?        00:00:00  \\_ nginx: worker process\n" +
      "root           5       1  0 11:33 ?        00:00:00 /usr/sbin/cron -f\n" +
      "root           6       1  0 11:33 ?        00:00:00 ps -ef --forest\n",
    ],
    ["ps -C nginx -o pid=,comm=", "      2 nginx\n      3 nginx\n      4 nginx\n"],
    ["ps -p 2 -o pid,pidns,user", "    PID      PIDNS USER\n      2 4026532200 root\n"],
    ["ps -o pid= --sort=-pid -p 1,2", "      2\n      1\n"],
    [
      "ps -u systemd-resolve",
      "    PID TTY          TIME CMD\n      3 ?        00:00:00 nginx\n      4 ?        00:00:00 nginx\n",
    ],
    ["ps -p 99", "    PID TTY          TIME CMD\n"],
    ["ps 5", "    PID TTY      STAT   TIME COMMAND\n      5 ?        Ss     0:00 /usr/sbin/cron -f\n"],
  ] as const
) {
  Deno.test(`ps: ${line}`, () => assert.equal(runOnUbuntu(line.split(" ")).out, out));
}

Deno.test("ps: what it does not know is said, and nothing is listed", () => {
  for (const line of ["ps --nope", "ps -Z!", "ps -o nope"]) {
    const ran = runOnUbuntu(line.split(" "));
    assert.equal(ran.out, "");
    assert.match(ran.err, /^error: /);
    assert.equal(ran.code, 1);
  }
});

Deno.test("ps: x shows a user's own", () => {
  assert.match(
    runOnUbuntu(["ps", "x"], { user: AHAB }).out,
    /^ +PID TTY +STAT +TIME COMMAND\n +6 .*ps x\n$/,
  );
});
