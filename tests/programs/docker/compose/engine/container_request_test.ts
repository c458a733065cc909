import assert from "node:assert/strict";
import {
  containerName,
  containerRequest,
  imageName,
  networksByPriority,
} from "../../../../../src/programs/docker/compose/engine/container_request.ts";
import type { Service } from "../../../../../src/programs/docker/compose/project/project.ts";
import { loadProject } from "../../../../../src/programs/docker/compose/project/load_project.ts";
import { testIo } from "../../../test_io.ts";

const options = { files: [], projectName: "", projectFolder: "", profiles: [], envFiles: [] };

async function requestOf(fields: string, facts = {}) {
  const text =
    `services:\n  web: {image: x, ${fields}}\n  other: {image: y}\nvolumes: {data: }\nnetworks: {front: }\n`;
  const project = await loadProject(options, testIo({ files: { "/here/compose.yaml": text } }).io);
  const whole = { number: 1, name: "here-web-1", hash: "h", imageId: "sha256:i", ...facts };
  // deno-lint-ignore no-explicit-any
  return containerRequest(project, project.services.web!, whole) as any;
}

Deno.test("a service's fields reach the engine", async () => {
  const cases: [fields: string, path: string, value: unknown][] = [
    ["ports: ['127.0.0.1:8080:80']", "HostConfig.PortBindings", {
      "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }],
    }],
    ["expose: ['90']", "ExposedPorts", { "90/tcp": {} }],
    ["environment: {A: b, C: }", "Env", ["A=b"]],
    ["command: a b", "Cmd", ["a", "b"]],
    ["hostname: h", "Hostname", "h"],
    ["volumes: ['data:/d', './x:/x:ro']", "HostConfig.Binds", ["here_data:/d:rw", "/here/x:/x:ro"]],
    ["restart: 'on-failure:3'", "HostConfig.RestartPolicy", { Name: "on-failure", MaximumRetryCount: 3 }],
    ["deploy: {restart_policy: {condition: any}}", "HostConfig.RestartPolicy", {
      Name: "always",
      MaximumRetryCount: 0,
    }],
    ["deploy: {resources: {limits: {memory: 50m, cpus: '0.5'}}}", "HostConfig.Memory", 52428800],
    ["cpus: 0.5", "HostConfig.NanoCpus", 500_000_000],
    ["healthcheck: {test: 'true', interval: 1s}", "Healthcheck", {
      Test: ["CMD-SHELL", "true"],
      Interval: 1e9,
      Timeout: 0,
      StartPeriod: 0,
      StartInterval: 0,
      Retries: 0,
    }],
    ["healthcheck: {disable: true}", "Healthcheck", { Test: ["NONE"] }],
    ["stop_grace_period: 1m", "StopTimeout", 60],
    ["network_mode: host", "HostConfig.NetworkMode", "host"],
    ["networks: {front: {aliases: [w], ipv4_address: 10.0.0.5}}", "NetworkingConfig.EndpointsConfig", {
      here_front: { Aliases: ["here-web-1", "web", "w"], IPAMConfig: { IPv4Address: "10.0.0.5" } },
    }],
    ["tmpfs: ['/run:size=1m', /tmp]", "HostConfig.Tmpfs", { "/run": "size=1m", "/tmp": "" }],
    ["extra_hosts: ['a:1.2.3.4']", "HostConfig.ExtraHosts", ["a:1.2.3.4"]],
    ["init: true", "HostConfig.Init", true],
    ["ulimits: {nofile: {soft: 1, hard: 2}}", "HostConfig.Ulimits", [{ Name: "nofile", Soft: 1, Hard: 2 }]],
    ["devices: ['/dev/null:/dev/x']", "HostConfig.Devices", [
      { PathOnHost: "/dev/null", PathInContainer: "/dev/x", CgroupPermissions: "rwm" },
    ]],
  ];
  for (const [fields, path, value] of cases) {
    const request = await requestOf(fields);
    assert.deepEqual(path.split(".").reduce((one, name) => one[name], request), value, fields);
  }
});

Deno.test("labels say where it belongs", async () => {
  const { Labels } = await requestOf("labels: {own: x}, depends_on: []");
  assert.equal(Labels.own, "x");
  assert.equal(Labels["com.docker.compose.service"], "web");
  assert.equal(Labels["com.docker.compose.config-hash"], "h");
  assert.equal(Labels["com.docker.compose.oneoff"], "False");
});

Deno.test("names, and networks by priority", async () => {
  const project = {
    ...await loadProject(
      options,
      testIo({ files: { "/here/compose.yaml": "services: {web: {build: .}}" } }).io,
    ),
  };
  const web = project.services.web!;
  assert.equal(imageName(project, web), "here-web");
  assert.equal(containerName(project, web, 2), "here-web-2");
  assert.equal(containerName(project, { ...web, container_name: "own" }, 1), "own");
  const service: Service = { name: "a", networks: { b: null, a: null, z: { priority: 5 } } };
  assert.deepEqual(networksByPriority(service), ["z", "a", "b"]);
});

Deno.test("the namespaces of a service that has no container cannot be shared", async () => {
  await assert.rejects(requestOf("pid: 'service:other'"), {
    message: "cannot share network namespace with service other: container missing",
  });
});
