import assert from "node:assert/strict";
import {
  argvOf,
  type ContainerConfig,
  environmentOf,
  mergedConfig,
} from "../../../src/simulator/docker/container_config.ts";
import type { ImageConfig } from "../../../src/simulator/docker/runnable_image.ts";

const NGINX: ImageConfig = {
  Entrypoint: ["/entry.sh"],
  Cmd: ["nginx"],
  Env: ["PATH=/bin", "V=1"],
  WorkingDir: "/w",
};

/** Image, what was asked for, what runs. */
const COMMANDS: [ImageConfig, ContainerConfig, string[]][] = [
  [NGINX, {}, ["/entry.sh", "nginx"]],
  [NGINX, { Cmd: ["sh"] }, ["/entry.sh", "sh"]],
  [NGINX, { Entrypoint: ["echo"] }, ["echo"]],
  [NGINX, { Entrypoint: ["echo"], Cmd: ["a"] }, ["echo", "a"]],
  [NGINX, { Entrypoint: [""], Cmd: ["ls"] }, ["ls"]],
  [{ Cmd: ["bash"] }, { Cmd: [] }, ["bash"]],
];

for (const [image, asked, argv] of COMMANDS) {
  Deno.test(`${JSON.stringify(image.Entrypoint)} with ${JSON.stringify(asked)} runs ${argv.join(" ")}`, () => {
    assert.deepEqual(argvOf(mergedConfig(image, asked)), argv);
  });
}

Deno.test("variables of the container win over the image's, and PATH is always there", () => {
  assert.deepEqual(environmentOf(mergedConfig(NGINX, { Env: ["V=2", "W=a=b", "X"] }).Env!), {
    PATH: "/bin",
    V: "2",
    W: "a=b",
  });
  assert.match(environmentOf(mergedConfig({}, {}).Env!)["PATH"]!, /^\/usr\/local\/sbin:/);
});

Deno.test("a part of a health check that was not asked for is the image's", () => {
  const image = { Healthcheck: { Test: ["CMD", "a"], Interval: 5 } };
  assert.deepEqual(mergedConfig(image, { Healthcheck: { Interval: 0, Retries: 2 } }).Healthcheck, {
    Test: ["CMD", "a"],
    Interval: 5,
    Retries: 2,
  });
});
