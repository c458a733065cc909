// require("os")
"use strict";
const facts = () => host("machine");
module.exports = {
  EOL: "\n",
  hostname: () => facts().hostname,
  platform: () => "linux",
  type: () => "Linux",
  arch: () => "x64",
  machine: () => "x86_64",
  release: () => facts().release,
  version: () => facts().version,
  uptime: () => facts().uptime,
  loadavg: () => [0, 0, 0],
  totalmem: () => facts().totalMemory,
  freemem: () => facts().freeMemory,
  availableParallelism: () => facts().cpus,
  cpus: () =>
    Array.from({ length: facts().cpus }, () => ({
      model: facts().processor,
      speed: 2445,
      times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
    })),
  homedir: () => process.env.HOME ?? facts().home,
  tmpdir: () => process.env.TMPDIR ?? "/tmp",
  endianness: () => "LE",
  userInfo: () => ({
    uid: facts().uid,
    gid: facts().gid,
    username: facts().user,
    homedir: facts().home,
    shell: "/bin/bash",
  }),
  networkInterfaces: () => facts().interfaces,
  constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 } },
};
