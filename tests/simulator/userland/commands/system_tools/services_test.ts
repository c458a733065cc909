import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

const files = {
  "/var/log/syslog": "Nov 22 11:33:04 pequod cron[5]: started\nNov 22 11:33:05 pequod dockerd[9]: ready\n",
};

for (
  const [line, out, code] of [
    [
      "systemctl status cron",
      /^● cron\.service - [^]*Active: active \(running\) since Sun 2026-11-22[^]*Main PID: 5 \(cron\)/,
      0,
    ],
    ["systemctl status docker", /^○ docker\.service - [^]*Active: inactive \(dead\)\n$/, 3],
    ["systemctl status nginx", /inactive/, 3],
    ["systemctl status nope", /^Unit nope\.service could not be found\.\n$/, 4],
    ["systemctl is-active cron", /^active\n$/, 0],
    ["systemctl is-active docker", /^inactive\n$/, 3],
    ["systemctl list-units", /cron\.service +loaded active +running [^]*1 loaded units listed/, 0],
    ["systemctl stop cron", /^Failed to stop cron\.service: Access denied\n$/, 4],
    ["systemctl start nope", /^Failed to start nope\.service: Unit nope\.service not found\.\n$/, 5],
    ["systemctl frob", /^systemctl: Unknown command verb 'frob'\.\n$/, 1],
    ["journalctl -u docker", /^Nov 22 11:33:05 pequod dockerd\[9\]: ready\n$/, 0],
    ["journalctl -n 1", /^Nov 22 11:33:05/, 0],
    ["journalctl -u ssh", /^-- No entries --\n$/, 0],
  ] as const
) {
  Deno.test(`services: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { user: AHAB, files });
    assert.match(ran.out + ran.err, out);
    assert.equal(ran.code, code);
  });
}
