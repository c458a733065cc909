/** The program on a simulated cluster with releases of two revisions; time passes where something waits for it. */
import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { installRelease } from "../../../src/cluster/helm/install_release.ts";
import { upgradeRelease } from "../../../src/cluster/helm/upgrade_release.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { helm } from "../../../src/programs/helm/mod.ts";
import { runProgram } from "../../../src/programs/program.ts";
import type { Io } from "../../../src/programs/io.ts";
import type { HelmRelease } from "../../../src/kube/helm_release.ts";
import { configMap, hook, release, usualInstall, usualUpgrade } from "../../cluster/helm/release_world.ts";
import { noFiles, testIo, type TestIoOptions } from "../test_io.ts";

export interface HelmWorld {
  helm(line: string): Promise<{ code: number; out: string; err: string }>;
  client: Client;
}

export interface HelmOptions extends TestIoOptions {
  /** Without releases. */
  isEmpty?: boolean;
  /** Who answers to requests for charts; nobody, where nothing is said. */
  fetch?: Io["fetch"];
}

const chart = {
  metadata: { name: "web", version: "0.1.0", appVersion: "1.2.3", apiVersion: "v2" },
  values: { size: 1, image: { tag: "1" } },
};

/** `web`: two revisions with a test; `db`: one that has failed, with a label. */
export async function withHelm(
  work: (world: HelmWorld) => Promise<void>,
  options: HelmOptions = {},
): Promise<void> {
  const bundled = openBundled({
    scenario: "empty",
    flags: parseFlags(connectionFlags, []).flags,
    isLive: false,
  });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const { signal } = new AbortController();
  const discovery = () => discover(client);
  const wait = (ms: number) => bundled.passTime(ms);
  const acting = { client, namespace: "default", signal, discovery, now: bundled.now, wait };
  try {
    if (!options.isEmpty) {
      const first = await installRelease(record(1, { size: 2 }), usualInstall, acting);
      await upgradeRelease(first, record(2, { size: 3 }), usualUpgrade, acting);
      const failing = release("", {
        name: "db",
        labels: { team: "a" },
        hooks: [hook("b", ["pre-install"], "exit 1")],
      });
      await installRelease({ ...failing, chart }, usualInstall, acting).catch(() => {});
    }
    await work({
      client,
      async helm(line) {
        const { io: plain, output } = testIo(options);
        const { fetch = plain.fetch } = options;
        const io = { ...plain, now: bundled.now, wait, fetch };
        const code = await runProgram(helm, line.split(" ").filter(Boolean), {
          io,
          connect: (flags) =>
            Promise.resolve({
              client,
              namespace: flags.string("namespace") || "default",
              discovery,
              openapi: () => Promise.resolve(undefined),
            }),
          kubeconfig: () => Promise.reject(new Error("no kubeconfig here")),
          kubeconfigFiles: noFiles,
          globalFlags: connectionFlags,
          errorText: String,
        });
        return { code, ...output };
      },
    });
  } finally {
    bundled.close();
  }
}

function record(version: number, config: { size: number }): HelmRelease {
  const time = `2026-01-01T12:00:0${version}.5Z`;
  return release(configMap("settings", { size: String(config.size) }), {
    version,
    info: {
      first_deployed: "2026-01-01T12:00:01Z",
      last_deployed: time,
      status: "pending",
      notes: "Enjoy.\n",
    },
    config,
    chart,
    hooks: [hook("check", ["test"], "echo all is well")],
  });
}

/** A line, and what it prints; what is not said is not looked at, but for the exit code, which is then 0. */
export interface LineCase {
  line: string;
  code?: number;
  out?: string | RegExp;
  err?: string | RegExp;
}

/** Each in a world of its own. */
export function testLines(cases: readonly LineCase[], options: HelmOptions = {}): void {
  for (const { line, code = 0, out, err } of cases) {
    Deno.test(`helm ${line}`, () =>
      withHelm(async ({ helm }) => {
        const found = await helm(line);
        check(found.out, out);
        check(found.err, err ?? (code === 0 ? "" : undefined));
        assert.equal(found.code, code);
      }, options));
  }
}

function check(found: string, expected: string | RegExp | undefined): void {
  if (typeof expected === "string") assert.equal(found, expected);
  else if (expected) assert.match(found, expected);
}
