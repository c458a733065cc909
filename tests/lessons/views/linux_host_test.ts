import assert from "node:assert/strict";
import { type HostPlace, LinuxHost } from "../../../src/lessons/views/linux_host.ts";

const ID = "50bbb966acea53459d61f04dc31e14dcc906dd5e54ce1c44eaba9318fa0279ec";
const files: Record<string, string> = {
  "/proc/1/status": "Name:\tsystemd\nNSpid:\t1\n",
  "/proc/1/cmdline": "/sbin/init\0splash\0",
  "/proc/1/cgroup": "0::/init.scope\n",
  "/proc/2/status": "Name:\tkthreadd\nNSpid:\t2\n",
  "/proc/2/cmdline": "",
  "/proc/40/status": "Name:\tnginx\nNSpid:\t40\t1\n",
  "/proc/40/cmdline": "nginx: master process\0",
  "/proc/40/cgroup": `0::/system.slice/docker-${ID}.scope\n`,
  "/proc/41/status": "Name:\tredis\n",
  "/proc/41/cgroup": `4:memory:/docker/${ID}\n`,
  "/config": "current-context: cool-app\n",
  "/empty": "apiVersion: v1\nkind: Config\ncurrent-context: ''\n",
};

const place = (kubeconfig = "/config"): HostPlace => ({
  kubeconfig,
  read: (path) => Object.hasOwn(files, path) ? files[path] : undefined,
  names: (path) => path === "/proc" ? ["1", "2", "40", "41", "99", "self", "net"] : [],
  link: (path) => /^\/proc\/(1|40)\/ns\/(pid|net)$/.test(path) ? `${path}!` : undefined,
  fetch: () => Promise.resolve({ failure: "" }),
  isListening: (port) => port === 22,
  commands: () => ["ls"],
});

Deno.test("processes are what /proc says; one that has just gone is left out", async () => {
  assert.deepEqual(await new LinuxHost(place()).processes(), [
    {
      pids: [1],
      commandLine: "/sbin/init splash",
      namespaces: { pid: "/proc/1/ns/pid!", net: "/proc/1/ns/net!" },
    },
    { pids: [2], commandLine: "[kthreadd]", namespaces: {} },
    {
      pids: [40, 1],
      commandLine: "nginx: master process",
      namespaces: { pid: "/proc/40/ns/pid!", net: "/proc/40/ns/net!" },
      container: ID,
    },
    { pids: [41], commandLine: "[redis]", namespaces: {}, container: ID },
  ]);
});

const contexts: [kubeconfig: string, context: string | undefined][] = [
  ["/config", "cool-app"],
  ["/empty", undefined],
  ["/none", undefined],
];

for (const [kubeconfig, context] of contexts) {
  Deno.test(`the current context of ${kubeconfig} is ${context}`, async () => {
    assert.equal(await new LinuxHost(place(kubeconfig)).currentContext(), context);
  });
}

Deno.test("files, ports and commands are the host's", async () => {
  const host = new LinuxHost(place());
  assert.equal(await host.readFile("/none"), undefined);
  assert.deepEqual([await host.isListening(22), await host.isListening(80)], [true, false]);
  assert.deepEqual(host.commands(), ["ls"]);
});
