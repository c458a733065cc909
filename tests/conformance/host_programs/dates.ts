import type { Topic } from "./line.ts";

export const dates: Topic = {
  name: "dates",
  lines: [
    "date -d '2026-11-22 11:33:04'",
    "date -u -d '2026-11-22 11:33:04'",
    "date -I -d '2026-11-22 11:33:04'",
    "date -d '2026-11-22T11:33:04Z' +%s",
    "date -d '20261122' +%F",
    "date -d '11/22/2026' +%F",
    "date -d '22 Nov 2026' +%F",
    "date -d 'Nov 22 2026' +%F",
    "date -d 'Sun, 22 Nov 2026 11:33:04 +0000' +%s",
    "date -d '2026-11-22 next monday' +%F",
    "date -d '2026-11-22 friday' +%F",
    "date -d '2026-11-22 last friday' +%F",
    "date -d '2026-11-22 sunday' +%F",
    "touch -d '2026-11-22 11:33:04' a; date -r a",
    "touch -d '2026-11-22 11:33:04' a; date -u -r a +%s",
    "sleep 0.01 0s",
    "timeout 0.1 sleep 5; echo $?",
    "timeout -k 1 5 echo hi",
    "timeout 5 false; echo $?",
    "timeout 1 nope",
  ],
};
